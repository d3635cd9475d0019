"""Runs a Systems Manager Automation document step by step, as far as ours goes, and refuses what the service would refuse.

https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
"""
import contextlib
import re
import sys
import time

import boto3

TYPES = {"String": str, "StringList": list, "Integer": int, "Boolean": bool, "StringMap": dict, "MapList": list}
STEP = {"name", "action", "inputs", "description", "timeoutSeconds", "maxAttempts", "onFailure", "nextStep", "isEnd", "isCritical", "outputs"}
INPUTS = {
    "aws:executeScript": ({"Runtime", "Handler", "Script"}, {"InputPayload"}),
    "aws:executeAwsApi": ({"Service", "Api"}, None),
    "aws:waitForAwsResourceProperty": ({"Service", "Api", "PropertySelector", "DesiredValues"}, None),
    "aws:assertAwsResourceProperty": ({"Service", "Api", "PropertySelector", "DesiredValues"}, None),
    "aws:branch": ({"Choices"}, {"Default"}),
    "aws:updateVariable": ({"Name", "Value"}, set()),
}
REFERENCE = re.compile(r"\{\{\s*([A-Za-z0-9_:.]+)\s*\}\}")
LONGEST_SCRIPT_SECONDS = 600
LONGEST_SLEEP = 0.2

# The simulated AWS is quick: what a script sleeps is cut.
_sleep = time.sleep
time.sleep = lambda seconds: _sleep(min(seconds, LONGEST_SLEEP))


class Failed(Exception):
    """An execution that ended as Failed: the step's name and what it said."""


class Killed(Exception):
    """An execution that was stopped after a step."""


def check(document):
    """What CreateDocument and the reference of actions ask for."""
    problems = []
    if document.get("schemaVersion") != "0.3":
        problems.append("schemaVersion is not 0.3")
    problems += [f"unknown field {k}" for k in document.keys() - {"schemaVersion", "description", "assumeRole", "parameters", "variables", "mainSteps", "outputs"}]
    names = [s.get("name") for s in document["mainSteps"]]
    if len(set(names)) != len(names):
        problems.append("two steps have one name")
    known = {f"{p}" for p in document.get("parameters", {})} | {f"variable:{v}" for v in document.get("variables", {})} | {"global:ACCOUNT_ID", "global:REGION"}
    for kind in ("parameters", "variables"):
        problems += [f"{n} has no known type" for n, d in document.get(kind, {}).items() if d.get("type") not in TYPES]
    for step in document["mainSteps"]:
        name, action = step.get("name", "?"), step.get("action")
        problems += [f"{name}: unknown field {k}" for k in step.keys() - STEP]
        if not re.fullmatch(r"[A-Za-z0-9_]{3,128}", name):
            problems.append(f"{name} is no step name")
        if action not in INPUTS:
            problems.append(f"{name}: unknown action {action}")
            continue
        needed, more = INPUTS[action]
        problems += [f"{name}: {k} is missing" for k in needed - step["inputs"].keys()]
        if more is not None:
            problems += [f"{name}: unknown input {k}" for k in step["inputs"].keys() - needed - more]
        if action == "aws:executeScript" and step.get("timeoutSeconds", LONGEST_SCRIPT_SECONDS) > LONGEST_SCRIPT_SECONDS:
            problems.append(f"{name}: a script ends after {LONGEST_SCRIPT_SECONDS} s whatever timeoutSeconds says")
        targets = [step.get("nextStep")] + [c["NextStep"] for c in step["inputs"].get("Choices", [])] + [step["inputs"].get("Default")] if action == "aws:branch" else [step.get("nextStep")]
        problems += [f"{name}: there is no step {t}" for t in targets if t and t not in names]
        if action == "aws:updateVariable" and step["inputs"]["Name"] not in known:
            problems.append(f"{name}: there is no {step['inputs']['Name']}")
        for used in references(step["inputs"]):
            if used not in known:
                problems.append(f"{name}: {used} is not known here")
        for output in step.get("outputs", []):
            if output.keys() != {"Name", "Selector", "Type"} or output["Type"] not in TYPES:
                problems.append(f"{name}: output {output}")
            known.add(f"{name}.{output['Name']}")
    problems += [f"output {o} is not known" for o in document.get("outputs", []) if o not in known]
    return problems


def references(value):
    if isinstance(value, str):
        return REFERENCE.findall(value)
    if isinstance(value, dict):
        return [r for v in value.values() for r in references(v)]
    return [r for v in value for r in references(v)] if isinstance(value, list) else []


def select(answer, selector):
    """The part of JSONPath that selectors use: $.a.b and $.a[0]."""
    for part in re.findall(r"\.([A-Za-z0-9_]+)|\[(\d+)\]", selector):
        answer = answer[part[0]] if part[0] else answer[int(part[1])]
    return answer


class Execution:
    """One execution of a document; `stop_after` kills it after so many steps."""

    def __init__(self, document, parameters, account, region, poll=0.2, stop_after=None):
        self.document, self.poll, self.left = document, poll, stop_after
        self.values = {"global:ACCOUNT_ID": account, "global:REGION": region}
        for name, definition in document.get("parameters", {}).items():
            if name not in parameters and "default" not in definition:
                raise Failed(f"The parameter {name} is missing.")
            value = parameters.get(name, definition.get("default"))
            self.typed(name, value, definition["type"])
            if not re.search(definition.get("allowedPattern", ""), value if isinstance(value, str) else ""):
                raise Failed(f"The parameter {name} does not fit its pattern.")
            self.values[name] = value
        for name, definition in document.get("variables", {}).items():
            self.values["variable:" + name] = definition.get("default")
        self.ran = []

    def typed(self, name, value, kind):
        if not isinstance(value, TYPES[kind]):
            raise Failed(f"{name} is a {type(value).__name__} and not a {kind}: {value}")
        return value

    def resolve(self, value):
        if isinstance(value, dict):
            return {k: self.resolve(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self.resolve(v) for v in value]
        if not isinstance(value, str):
            return value
        whole = REFERENCE.fullmatch(value.strip())
        if whole:
            return self.values[whole.group(1)]
        return REFERENCE.sub(lambda m: str(self.values[m.group(1)]), value)

    def run(self):
        steps = self.document["mainSteps"]
        at = 0
        while at < len(steps):
            step = steps[at]
            try:
                following = self.attempt(step)
            except Exception as failure:
                raise Failed(f"{step['name']}: {failure}") from failure
            self.ran.append(step["name"])
            if self.left is not None and len(self.ran) >= self.left:
                raise Killed(step["name"])
            if step.get("isEnd"):
                break
            following = following or step.get("nextStep")
            at = next(i for i, s in enumerate(steps) if s["name"] == following) if following else at + 1
        return {o: self.values[o] for o in self.document.get("outputs", [])}

    def attempt(self, step):
        for left in range(step.get("maxAttempts", 1), 0, -1):
            try:
                return getattr(self, step["action"][4:])(step, self.resolve(step["inputs"]))
            except Exception:
                if left == 1:
                    raise
                time.sleep(self.poll)

    def keep(self, step, answer):
        for output in step.get("outputs", []):
            name = f"{step['name']}.{output['Name']}"
            self.values[name] = self.typed(name, select(answer, output["Selector"]), output["Type"])

    def executeScript(self, step, inputs):
        space = {}
        # What a script prints is the execution's log; here the standard output holds results.
        with contextlib.redirect_stdout(sys.stderr):
            exec(compile(inputs["Script"], step["name"], "exec"), space)
            self.keep(step, {"Payload": space[inputs["Handler"]](inputs.get("InputPayload", {}), {})})

    def call(self, inputs, fixed):
        client = boto3.client(inputs["Service"])
        method = {api: name for name, api in client.meta.method_to_api_mapping.items()}[inputs["Api"]]
        return getattr(client, method)(**{k: v for k, v in inputs.items() if k not in fixed})

    def executeAwsApi(self, step, inputs):
        self.keep(step, self.call(inputs, {"Service", "Api"}))

    def property(self, inputs):
        return select(self.call(inputs, {"Service", "Api", "PropertySelector", "DesiredValues"}), inputs["PropertySelector"])

    def waitForAwsResourceProperty(self, step, inputs):
        end = time.time() + step.get("timeoutSeconds", 3600)
        while self.property(inputs) not in inputs["DesiredValues"]:
            if time.time() > end:
                raise TimeoutError(f"still not one of {inputs['DesiredValues']}")
            time.sleep(self.poll)

    def assertAwsResourceProperty(self, step, inputs):
        seen = self.property(inputs)
        if seen not in inputs["DesiredValues"]:
            raise AssertionError(f"{seen} is not one of {inputs['DesiredValues']}")

    def branch(self, step, inputs):
        for choice in inputs["Choices"]:
            if choice["Variable"] == choice["StringEquals"]:
                return choice["NextStep"]
        return inputs.get("Default")

    def updateVariable(self, step, inputs):
        self.typed(inputs["Name"], inputs["Value"], "String")
        if not 1 <= len(inputs["Value"]) <= 512:
            raise ValueError("a String has 1 to 512 characters")
        self.values[inputs["Name"]] = inputs["Value"]
