"""The respondent: from the promise to the receipt."""
