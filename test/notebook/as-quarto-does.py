"""Runs a notebook with the messages that Quarto sends (its `jupyter/notebook.py`), and prints what the kernel says of itself."""
import inspect
import json
import sys

import nbformat
from jupyter_core.utils import run_sync
from nbclient import NotebookClient

source, target = sys.argv[1:3]
notebook = nbformat.read(source, as_version=4)
# Quarto's cell before the first one is empty for a language that it has no cell for.
notebook.cells.insert(0, nbformat.v4.new_code_cell(""))
client = NotebookClient(notebook)
client.record_timing = False
client.create_kernel_manager()
client.start_new_kernel()
client.start_new_kernel_client()


async def kernel_info():
    asked = client.kc.kernel_info()
    return await asked if inspect.isawaitable(asked) else asked


info = client.wait_for_reply(run_sync(kernel_info)())
content = {"comm_id": "quarto_comm", "target_name": "quarto_kernel_setup", "data": {"options": {}}}
client.kc.shell_channel.send(client.kc.session.msg("comm_open", content))
for index, cell in enumerate(notebook.cells):
    client.execute_cell(cell, index, store_history=index > 0)
client._cleanup_kernel()
notebook.cells.pop(0)
nbformat.write(notebook, target, version=4)
print(json.dumps(info["content"]["language_info"]))
