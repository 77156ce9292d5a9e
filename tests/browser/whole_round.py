"""Answers every question of a questionnaire in a browser, with a keyboard alone or with a pointer, and sends it."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Locator, Page, expect

Answer = Callable[[int], str]
"""What is answered to the question with this number: `1` to `5` or `dont_know`."""
Look = Callable[[Page], None] | None
"""What is done with each page before it is left."""
SEND, TOPIC = "Verstuur mijn antwoorden", "Vertrouwen"
MOST_KEYS = 150


def answer_with_pointer(page: Page, answer: Answer, look: Look) -> dict[str, str]:
    """Click through all of it; gives what was answered, by item code."""
    given: dict[str, str] = {}
    if page.get_by_role("checkbox").count():
        page.get_by_role("checkbox").check()
    _leave(page, look)
    _click(page, "Begin met de vragen")
    while (questions := page.locator("fieldset.question")).count():
        for code, number in _questions(questions):
            given[code] = answer(number)
            page.locator(f"input[name='a-{code}'][value='{given[code]}']").check()
        _leave(page, look)
        _click(page, "Verder naar")
    page.get_by_role("checkbox", name=TOPIC, exact=True).check()
    _leave(page, look)
    _click(page, "Verder naar")
    page.get_by_label("Welk rapportcijfer").select_option("7")
    _leave(page, look)
    _click(page, SEND)
    _leave(page, look)
    return given


def answer_with_keyboard(page: Page, answer: Answer, look: Look) -> dict[str, str]:
    """Type through all of it, without ever touching a pointer; gives what was answered, by item code."""
    given: dict[str, str] = {}
    _leave(page, look)
    _press(page, "Begin met de vragen")
    while (questions := page.locator("fieldset.question")).count():
        for code, number in list(_questions(questions)):
            given[code] = answer(number)
            _choose(page, code, given[code])
        _leave(page, look)
        _press(page, "Verder naar")
    _tab_to(page, f"it.type === 'checkbox' && it.labels[0].innerText.trim() === '{TOPIC}'")
    page.keyboard.press("Space")
    _press(page, "Verder naar")
    _tab_to(page, "it.id === 'mark'")
    page.keyboard.type("8")
    _leave(page, look)
    _press(page, SEND)
    _leave(page, look)
    return given


def _questions(questions: Locator) -> Iterator[tuple[str, int]]:
    """The item code of each question on a page, and its number."""
    for question in questions.all():
        name = question.locator("input").first.get_attribute("name")
        assert name is not None
        yield name.removeprefix("a-"), int(question.locator("legend span").first.inner_text().split()[-1])


def _leave(page: Page, look: Look) -> None:
    if look is not None:
        look(page)


def _choose(page: Page, code: str, value: str) -> None:
    """Go to a question, choose its first answer and walk to the one that is meant."""
    _tab_to(page, f"it.name === 'a-{code}'")
    page.keyboard.press("Space")
    for _ in range(5 if value == "dont_know" else int(value) - 1):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"input[name='a-{code}'][value='{value}']")).to_be_checked()


def _click(page: Page, label: str) -> None:
    """Click a button and wait until another page has come."""
    with page.expect_navigation():
        page.get_by_role("button", name=label).click()


def _press(page: Page, label: str) -> None:
    """Go to a button or link and press it, and wait until another page has come."""
    _tab_to(page, f"it.innerText.trim().startsWith('{label}')")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page: Page, condition: str) -> None:
    """Press Tab until what has the focus fulfils a condition in JavaScript."""
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const it = document.activeElement; return {condition}; }}"):
            return
    raise AssertionError(f"the Tab key never reaches an element with {condition}")
