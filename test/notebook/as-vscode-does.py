"""Speaks to the kernel as VS Code's Jupyter extension does, and prints what comes back as JSON.

The messages are those of its `cellExecution.ts`, `kernelCompletionProvider.ts`, `resolveCompletionItem.ts`, `kernelProcess.node.ts`
and of `@jupyterlab/services`, which it sends them with.
"""
import json
import queue
import time

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="champo-tslab", startup_timeout=180)
WAIT = 120


def listened(message_id):
    """What was broadcast about a request, up to its end."""
    heard = []
    while True:
        message = client.get_iopub_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        if message["msg_type"] == "status":
            if message["content"]["execution_state"] == "idle":
                return heard
            continue
        heard.append([message["msg_type"], message["content"]])


def replied(message_id, channel):
    while True:
        message = channel.get_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") == message_id:
            return [message["msg_type"], message["content"]]


def asked(kind, content, channel=None, metadata=None):
    channel = channel or client.shell_channel
    message = client.session.msg(kind, content, metadata=metadata)
    channel.send(message)
    reply = replied(message["header"]["msg_id"], channel)
    return {"reply": reply, "heard": listened(message["header"]["msg_id"])}


def run(code, **options):
    """A cell as the extension sends it: it goes on after an error, and may be asked for input."""
    content = {
        "code": code,
        "silent": False,
        "stop_on_error": False,
        "allow_stdin": True,
        "store_history": True,
        "user_expressions": {},
        **options,
    }
    return asked("execute_request", content, metadata={"cellId": "vscode-notebook-cell:/notebook.ipynb#W0sZmlsZQ"})


seen = {"interrupt_mode": manager.kernel_spec.interrupt_mode, "argv": manager.kernel_spec.argv}
seen["info"] = asked("kernel_info_request", {})
seen["widgets"] = asked("comm_info_request", {"target_name": "jupyter.widget"})
seen["cell"] = run("const answer = 42;\nconsole.log(answer);")
seen["own"] = run("const own = 1; console.log(own);", store_history=False)
seen["silent"] = run("console.log('quiet'); answer", silent=True, store_history=False)
seen["expressions"] = run("answer", user_expressions={"twice": "answer * 2"})
seen["failed"] = run("throw new RangeError('no such row');")
seen["wrong"] = run("const text: number = 'x';")
seen["complete"] = asked("complete_request", {"code": "answer.toF", "cursor_pos": 10})
seen["inspect"] = asked("inspect_request", {"code": "answer.toFixed", "cursor_pos": 14, "detail_level": 0})
seen["unknown"] = asked("inspect_request", {"code": "nothing_of_the_kind", "cursor_pos": 5, "detail_level": 0})
seen["is_complete"] = asked("is_complete_request", {"code": "for (const a of [1]) {"})
seen["history"] = asked("history_request", {"hist_access_type": "tail", "n": 10, "output": False, "raw": True})
opened = client.session.msg("comm_open", {"comm_id": "w1", "target_name": "jupyter.widget.control", "data": {}})
client.shell_channel.send(opened)
seen["comm"] = listened(opened["header"]["msg_id"])
debug = {"seq": 1, "type": "request", "command": "debugInfo", "arguments": {}}
seen["debug"] = asked("debug_request", debug, client.control_channel)

# Stop: the process is sent SIGINT.
loop = client.session.msg("execute_request", {"code": "for (;;);", "silent": False, "stop_on_error": False})
client.shell_channel.send(loop)
while client.get_iopub_msg(timeout=WAIT)["msg_type"] != "execute_input":
    pass
end = time.monotonic() + WAIT
reply = None
while reply is None and time.monotonic() < end:
    manager.interrupt_kernel()
    try:
        message = client.shell_channel.get_msg(timeout=1)
        reply = message if message["parent_header"].get("msg_id") == loop["header"]["msg_id"] else None
    except queue.Empty:
        pass
seen["interrupted"] = {"reply": [reply["msg_type"], reply["content"]], "heard": listened(loop["header"]["msg_id"])}
seen["after"] = run("console.log(answer);")

shutdown = client.session.msg("shutdown_request", {"restart": True})
client.control_channel.send(shutdown)
seen["shutdown"] = replied(shutdown["header"]["msg_id"], client.control_channel)
end = time.monotonic() + WAIT
while manager.is_alive() and time.monotonic() < end:
    time.sleep(0.1)
seen["alive"] = manager.is_alive()
client.stop_channels()
manager.shutdown_kernel(now=True)
print(json.dumps(seen))
