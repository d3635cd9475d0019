"""The way of a sample, hop by hop, with AssumeRole by hand as the collector does it."""
import json

from stage import SOURCE, TARGET, WORKSPACE, active, check, client, create, refused, same

iam, other = client("iam"), client("iam", TARGET)
ROOT = f"arn:aws:iam::{SOURCE['account']}:root"
TARGET_ARN = f"arn:aws:iam::{TARGET['account']}:role/ChainTarget"


def trust(principal, **condition):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement | ({"Condition": condition} if condition else {})]})


@check("chain")
def by_hand():
    """source role, its permission, target role with the external id: each is needed"""
    amp = client("amp")
    scraper = active(amp, create(amp))["arn"]
    source = iam.create_role(RoleName="ChainSource", AssumeRolePolicyDocument=trust({"AWS": ROOT}))["Role"]["Arn"]
    other.create_role(RoleName="ChainTarget", AssumeRolePolicyDocument=trust({"AWS": source}, StringEquals={"sts:ExternalId": scraper}))
    session = client("sts").assume_role(RoleArn=source, RoleSessionName="collector", DurationSeconds=900)
    same(session["AssumedRoleUser"]["Arn"], f"arn:aws:sts::{SOURCE['account']}:assumed-role/ChainSource/collector")
    assert session["AssumedRoleUser"]["AssumedRoleId"].endswith(":collector")
    sts = client("sts", keys=session["Credentials"])
    hop = {"RoleArn": TARGET_ARN, "RoleSessionName": "aps-scraper", "ExternalId": scraper}
    message = refused("AccessDenied", 403, sts.assume_role, **hop)["Error"]["Message"]
    assert "is not authorized to perform: sts:AssumeRole on resource: " + TARGET_ARN in message, message

    permission = {"Version": "2012-10-17", "Statement": [{"Sid": "VisualEditor0", "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": TARGET_ARN}]}
    iam.put_role_policy(RoleName="ChainSource", PolicyName="AssumeTarget", PolicyDocument=json.dumps(permission))
    refused("AccessDenied", 403, sts.assume_role, **(hop | {"ExternalId": scraper + "0"}))
    refused("AccessDenied", 403, sts.assume_role, RoleArn=TARGET_ARN, RoleSessionName="aps-scraper")
    refused("AccessDenied", 403, client("sts").assume_role, **hop)
    keys = sts.assume_role(**hop)["Credentials"]
    identity = client("sts", keys=keys).get_caller_identity()
    same((identity["Account"], identity["Arn"]), (TARGET["account"], f"arn:aws:sts::{TARGET['account']}:assumed-role/ChainTarget/aps-scraper"))
    refused("ValidationError", 400, sts.assume_role, **(hop | {"DurationSeconds": 7200}))
    refused("AccessDeniedException", 403, client("amp", keys=keys).describe_workspace, workspaceId=WORKSPACE.split("/")[-1])


@check("chain")
def nobody_else():
    """nobody but the scraper service assumes the source role of the procedure"""
    document = trust({"Service": "scraper.aps.amazonaws.com"}, ArnEquals={"aws:SourceArn": f"arn:aws:aps:us-west-2:{SOURCE['account']}:scraper/*"}, StringEquals={"AWS:SourceAccount": SOURCE["account"]})
    arn = iam.create_role(RoleName="ForService", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    refused("AccessDenied", 403, client("sts").assume_role, RoleArn=arn, RoleSessionName="me")
    refused("AccessDenied", 403, client("sts").assume_role, RoleArn=arn + "Not", RoleSessionName="me")
    refused("ValidationError", 400, client("sts").assume_role, RoleArn=arn, RoleSessionName="with blank")


@check("chain")
def session_policy():
    """a session policy narrows what the session may do"""
    iam.create_role(RoleName="Wide", AssumeRolePolicyDocument=trust({"AWS": ROOT}))
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_role_policy(RoleName="Wide", PolicyName="All", PolicyDocument=json.dumps(everything))
    arn = f"arn:aws:iam::{SOURCE['account']}:role/Wide"
    wide = client("sts").assume_role(RoleArn=arn, RoleSessionName="wide")["Credentials"]
    client("iam", keys=wide).get_role(RoleName="Wide")
    narrow = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "aps:List*", "Resource": "*"}]}
    keys = client("sts").assume_role(RoleArn=arn, RoleSessionName="narrow", Policy=json.dumps(narrow))["Credentials"]
    client("amp", keys=keys).list_scrapers()
    refused("AccessDenied", 403, client("iam", keys=keys).get_role, RoleName="Wide")
