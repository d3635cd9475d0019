"""The Automation document of Module/Runbooks, executed against the simulator: path of the document in argv[1]."""
import contextlib
import json
import os
import sys
import urllib.request

import boto3
import yaml
from botocore.exceptions import ClientError

import ssm_document
from ssm_document import Execution, Failed, Killed
from stage import CLUSTER, CONFIGURATION, REGION, SOURCE, STAGE, TARGET, WORKSPACE, check, client, run, same, until

DOCUMENT = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
ADMIN = f"arn:aws:iam::{TARGET['account']}:role/XScrapeAutomation"
NAME = CLUSTER.split("/")[-1]
PARAMETERS = {
    "ClusterName": NAME,
    "WorkspaceArns": [f"arn:aws:aps:eu-central-1:{TARGET['account']}:workspace/ws-other", WORKSPACE],
    "TargetAssumeRoleArn": ADMIN,
    "ScrapeConfiguration": CONFIGURATION.decode(),
}
amp, iam, other = client("amp"), client("iam"), client("iam", TARGET)


def control(path, body=None, method="GET"):
    request = urllib.request.Request(STAGE["endpoint"] + "/_xscrape/" + path, method=method, data=None if body is None else json.dumps(body).encode())
    request.add_header("X-XScrape-Control", "1")
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def execute(stop_after=None, **more):
    return Execution(DOCUMENT, PARAMETERS | more, SOURCE["account"], REGION, stop_after=stop_after)


def writes():
    return [c["operation"] for c in control("calls?writes=true")["calls"] if c["operation"] != "AssumeRole"]


def scrapers():
    return [s for s in amp.list_scrapers()["scrapers"] if s["status"]["statusCode"] != "DELETING"]


def clear():
    """Nothing of the link is left."""
    control("faults", method="DELETE")
    for scraper in scrapers():
        amp.delete_scraper(scraperId=scraper["scraperId"])
    until(lambda: not amp.list_scrapers()["scrapers"])
    for side in (iam, other):
        for role in [r["RoleName"] for r in side.list_roles()["Roles"] if r["RoleName"].startswith("XA-")]:
            for policy in side.list_role_policies(RoleName=role)["PolicyNames"]:
                side.delete_role_policy(RoleName=role, PolicyName=policy)
            for policy in side.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
                side.detach_role_policy(RoleName=role, PolicyArn=policy["PolicyArn"])
            side.delete_role(RoleName=role)


def must_flow(arn):
    """New roles take a moment to propagate."""
    chain = {}

    def works():
        chain.update(control("chain?scraperArn=" + arn))
        return chain["metricsFlow"]

    try:
        until(works)
    except AssertionError:
        raise AssertionError(chain) from None


def fails(words, **more):
    try:
        execute(**more).run()
    except Failed as failure:
        assert words in str(failure), failure
        return
    raise AssertionError("the execution should have failed")


@check("automation")
def schema():
    """the document is one that Systems Manager takes"""
    same(ssm_document.check(DOCUMENT), [])
    assert len(open(sys.argv[1], encoding="utf-8").read()) < 64 * 1024
    spoiled = json.loads(json.dumps(DOCUMENT))
    spoiled["mainSteps"][1]["action"] = "aws:executeApi"
    spoiled["mainSteps"][2]["inputs"]["InputPayload"]["x"] = "{{ Plan.Nothing }}"
    same(len(ssm_document.check(spoiled)), 3)


@check("automation")
def subnets():
    """it takes one subnet a zone, private and with most free addresses"""
    script = next(s for s in DOCUMENT["mainSteps"] if s["name"] == "Look")["inputs"]["Script"]
    names = {}
    exec(script, names)

    def chosen(text):
        parts = [p.split(":") for p in text.split()]
        with contextlib.redirect_stdout(sys.stderr):
            return " ".join(names["choose"]([{"SubnetId": i, "AvailabilityZone": z, "AvailableIpAddressCount": int(n.rstrip("+")), "MapPublicIpOnLaunch": n.endswith("+")} for i, z, n in parts]))

    same(chosen("a1:a:10 a2:a:90 b1:b:50 b2:b:20 c1:c:70 c2:c:5"), "a2 c1 b1")
    same(chosen("a1:a:250+ a2:a:1 b1:b:250+ b2:b:2"), "b2 a2")
    same(chosen("a1:a:9 b1:b:8 c1:c:250+"), "a1 b1")
    same(chosen("a1:a:1 b1:b:20+ c1:c:30+"), "a1 c1")
    same(chosen("a1:a:7 a2:a:8 b1:b:0"), "a2")
    same(chosen("a1:a:1 b1:b:2 c1:c:3 d1:d:4 e1:e:5 f1:f:6"), "f1 e1 d1 c1 b1")


@check("automation")
def fresh():
    """a fresh execution ends ACTIVE and bound, and metrics flow"""
    clear()
    execution = execute()
    arn = execution.run()["NameScraper.Arn"]
    assert "KeepMade" in execution.ran and "KeepFound" not in execution.ran, execution.ran
    same(amp.describe_scraper(scraperId=arn.split("/")[-1])["scraper"]["status"]["statusCode"], "ACTIVE")
    must_flow(arn)


@check("automation")
def again():
    """a second execution makes nothing anew"""
    before = scrapers()
    execution = execute()
    arn = execution.run()["NameScraper.Arn"]
    assert "KeepFound" in execution.ran and "CreateScraper" not in execution.ran, execution.ran
    same([s["arn"] for s in scrapers()], [s["arn"] for s in before])
    must_flow(arn)


@check("automation")
def killed():
    """killed after any step and started again it ends right, with one scraper"""
    # After each step where the long cases run, else after a few of them.
    for steps in range(1, 14) if os.environ.get("XSCRAPE_FULL") == "1" else (2, 7, 12):
        clear()
        try:
            execute(stop_after=steps).run()
            raise AssertionError(f"it ended within {steps} steps")
        except Killed:
            pass
        arn = execute().run()["NameScraper.Arn"]
        same([s["arn"] for s in scrapers()], [arn])
        must_flow(arn)


@check("automation")
def creation_fails():
    """a creation that fails ends the execution, and does not wait an hour"""
    clear()
    control("faults", {"scraperFailures": [{"status": "CREATION_FAILED", "reason": "No free address."}]}, "PUT")
    fails("AssertActive: CREATION_FAILED")
    fails("No free address.")
    clear()


@check("automation")
def answer_lost():
    """a lost answer makes no second scraper"""
    clear()
    control("faults", {"rules": [{"kind": "CutAfter", "operation": "CreateScraper", "times": 1}]}, "PUT")
    arn = execute().run()["NameScraper.Arn"]
    same([s["arn"] for s in scrapers()], [arn])
    clear()


@check("automation")
def foreign():
    """a role of another link is left alone"""
    clear()
    execution = execute(stop_after=1)
    try:
        execution.run()
    except Killed:
        pass
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{SOURCE['account']}:root"}, "Action": "sts:AssumeRole"}]}
    iam.create_role(RoleName=execution.values["Plan.SourceRoleName"], AssumeRolePolicyDocument=json.dumps(trust))
    control("calls", method="DELETE")
    fails("is not of this link")
    same(writes(), [])
    clear()


@check("automation")
def no_workspace():
    """without a workspace in the Region it ends before any call"""
    control("calls", method="DELETE")
    fails("exactly one workspace", WorkspaceArns=[f"arn:aws:aps:eu-central-1:{TARGET['account']}:workspace/ws-other"])
    fails("is not in " + TARGET["account"], TargetAssumeRoleArn=f"arn:aws:iam::{SOURCE['account']}:role/Mine")
    same(control("calls")["calls"], [])


@check("automation")
def left():
    """the link is left for the product to look at"""
    clear()
    must_flow(execute().run()["NameScraper.Arn"])


other.create_role(RoleName="XScrapeAutomation", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{SOURCE['account']}:root"}, "Action": "sts:AssumeRole"}]}))
other.put_role_policy(RoleName="XScrapeAutomation", PolicyName="Iam", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "iam:*", "Resource": "*"}]}))


def usable():
    """The role that the executions assume, and its policy, have propagated: it was there long before, where this runs for real."""
    try:
        keys = client("sts").assume_role(RoleArn=ADMIN, RoleSessionName="setup")["Credentials"]
        boto3.client("iam", aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"]).list_roles()
        return True
    except ClientError:
        return False


until(usable)
run(["automation"])
