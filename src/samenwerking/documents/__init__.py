"""Files made of a result: the PDF of a chart and, in time, every other document."""
