"""Edits files as a colleague would, saves them, and prints what openpyxl and python-docx read in them."""
import json
import sys

import docx
import openpyxl

typing, values, study = sys.argv[1:4]

book = openpyxl.load_workbook(typing)
form = book.worksheets[0]
answers = [form.cell(5, column).value for column in (2, 3)]
# The second prospect's answers become the first one's.
for column, answer in zip((2, 3), answers):
    form.cell(6, column).value = answer
form.cell(6, 1).value = "typed by a colleague"
book.save(typing)

book = openpyxl.load_workbook(values)
sheet = book.worksheets[0]
read = [[sheet.cell(row, 1).value, sheet.cell(row, 1).data_type] for row in range(2, 6)]
sheet.cell(6, 1).value = 12.25
book.save(values)

document = docx.Document(study)
paragraphs = [paragraph.text for paragraph in document.paragraphs]
tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
document.add_paragraph("Added by a colleague.")
document.add_comment(document.paragraphs[0].runs, text="Please check.", author="A colleague", initials="AC")
document.save(study)
again = docx.Document(study)
after = [paragraph.text for paragraph in again.paragraphs]
same = [[[cell.text for cell in row.cells] for row in table.rows] for table in again.tables] == tables
print(json.dumps({
    "values": read,
    "paragraphs": len(paragraphs),
    "headings": headings,
    "tables": tables,
    "kept": after[:-1] == paragraphs and same,
    "added": after[-1],
    "pictures": len(again.inline_shapes),
    "comments": [comment.text for comment in again.comments],
}))
