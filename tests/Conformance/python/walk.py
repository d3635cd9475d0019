"""Every operation that the simulator serves, called once or more in an order that works from two empty accounts. One line a call."""
import json
import sys
import time
import urllib.error
import urllib.request

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from shapes import watch
from stage import REGION, SOURCE, STAGE, client

ENDPOINT = STAGE["endpoint"]
ACCOUNT = SOURCE["account"]
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}]})
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:*", "Resource": "*"}]})
OPEN = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "aps:RemoteWrite", "Resource": "*"}]})
CONFIGURATION = b"scrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs: [{role: pod}]\n"
VIEW = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
TAGS = [{"Key": "team", "Value": "obs"}]

problems = []
clients = {name: watch(client(name), problems) for name in ("iam", "sts", "amp", "eks", "ec2", "logs")}
seen = {}


def of(method, *path):
    """A member of what an earlier call answered."""
    value = seen[method]
    for part in path:
        value = value[part]
    return value


def role():
    return {"RoleName": "Walk"}


def user():
    return {"UserName": "walker"}


def policy():
    return {"PolicyArn": of("create_policy", "Policy", "Arn")}


def workspace():
    return {"workspaceId": of("create_workspace", "workspaceId")}


def scraper():
    return {"scraperId": of("create_scraper", "scraperId")}


def subnets():
    return [subnet["SubnetId"] for subnet in of("describe_subnets", "Subnets")]


def entry():
    return {"clusterName": "walk", "principalArn": of("create_role", "Role", "Arn")}


def source():
    return {"eksConfiguration": {"clusterArn": of("describe_cluster", "cluster", "arn"), "subnetIds": subnets()}}


def arn(method):
    return {"resourceArn": of(method, "arn")}


def group():
    return {"resourceArn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/walk"}


def later(text):
    """Moves the simulated clock."""
    request = urllib.request.Request(ENDPOINT + "/_xscrape/clock", json.dumps({"advance": text}).encode(), {"X-XScrape-Control": "1"}, method="POST")
    urllib.request.urlopen(request).close()


def signed(method, path, body=b""):
    """A call of the workspace's own API, which no model of botocore has; the status it ends with."""
    request = AWSRequest(method, f"{ENDPOINT}/workspaces/{of('create_workspace', 'workspaceId')}/api/v1/{path}", data=body)
    if body:
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    SigV4Auth(Credentials(SOURCE["accessKeyId"], SOURCE["secretAccessKey"]), "aps", REGION).add_auth(request)
    try:
        with urllib.request.urlopen(urllib.request.Request(request.url, body or None, dict(request.headers), method=method)) as answer:
            assert json.load(answer)["status"] == "success"
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


# Client, method, arguments, and the error code of what can only fail.
STEPS = [
    ("sts", "get_caller_identity", dict),
    ("sts", "get_session_token", dict),
    ("iam", "create_account_alias", lambda: {"AccountAlias": "walk"}),
    ("iam", "list_account_aliases", dict),
    ("iam", "create_policy", lambda: {"PolicyName": "Walk", "PolicyDocument": ALLOW}),
    ("iam", "get_policy", policy),
    ("iam", "list_policies", lambda: {"Scope": "Local"}),
    ("iam", "tag_policy", lambda: policy() | {"Tags": TAGS}),
    ("iam", "list_policy_tags", policy),
    ("iam", "untag_policy", lambda: policy() | {"TagKeys": ["team"]}),
    ("iam", "create_policy_version", lambda: policy() | {"PolicyDocument": ALLOW}),
    ("iam", "list_policy_versions", policy),
    ("iam", "get_policy_version", lambda: policy() | {"VersionId": "v2"}),
    ("iam", "set_default_policy_version", lambda: policy() | {"VersionId": "v2"}),
    ("iam", "delete_policy_version", lambda: policy() | {"VersionId": "v1"}),
    ("iam", "create_role", lambda: role() | {"AssumeRolePolicyDocument": TRUST, "Tags": TAGS}),
    ("iam", "get_role", role),
    ("iam", "list_roles", dict),
    ("iam", "update_role", lambda: role() | {"Description": "walked"}),
    ("iam", "update_assume_role_policy", lambda: role() | {"PolicyDocument": TRUST}),
    ("iam", "tag_role", lambda: role() | {"Tags": TAGS}),
    ("iam", "list_role_tags", role),
    ("iam", "untag_role", lambda: role() | {"TagKeys": ["team"]}),
    ("iam", "put_role_policy", lambda: role() | {"PolicyName": "inline", "PolicyDocument": ALLOW}),
    ("iam", "get_role_policy", lambda: role() | {"PolicyName": "inline"}),
    ("iam", "list_role_policies", role),
    ("iam", "attach_role_policy", lambda: role() | policy()),
    ("iam", "list_attached_role_policies", role),
    ("iam", "list_entities_for_policy", policy),
    ("iam", "put_role_permissions_boundary", lambda: role() | {"PermissionsBoundary": policy()["PolicyArn"]}),
    ("iam", "list_instance_profiles_for_role", role),
    ("iam", "create_user", lambda: user() | {"Tags": TAGS}),
    ("iam", "get_user", user),
    ("iam", "list_users", dict),
    ("iam", "tag_user", lambda: user() | {"Tags": TAGS}),
    ("iam", "list_user_tags", user),
    ("iam", "untag_user", lambda: user() | {"TagKeys": ["team"]}),
    ("iam", "list_groups_for_user", user),
    ("iam", "create_access_key", user),
    ("iam", "list_access_keys", user),
    ("iam", "update_access_key", lambda: user() | {"AccessKeyId": of("create_access_key", "AccessKey", "AccessKeyId"), "Status": "Inactive"}),
    ("iam", "delete_access_key", lambda: user() | {"AccessKeyId": of("create_access_key", "AccessKey", "AccessKeyId")}),
    ("iam", "put_user_policy", lambda: user() | {"PolicyName": "inline", "PolicyDocument": ALLOW}),
    ("iam", "get_user_policy", lambda: user() | {"PolicyName": "inline"}),
    ("iam", "list_user_policies", user),
    ("iam", "attach_user_policy", lambda: user() | policy()),
    ("iam", "list_attached_user_policies", user),
    ("iam", "put_user_permissions_boundary", lambda: user() | {"PermissionsBoundary": policy()["PolicyArn"]}),
    ("iam", "get_account_authorization_details", dict),
    ("iam", "simulate_custom_policy", lambda: {"PolicyInputList": [ALLOW], "ActionNames": ["sts:AssumeRole"]}),
    ("iam", "simulate_principal_policy", lambda: {"PolicySourceArn": of("create_role", "Role", "Arn"), "ActionNames": ["sts:AssumeRole"]}),
    ("ec2", "describe_regions", dict),
    ("ec2", "describe_availability_zones", dict),
    ("ec2", "describe_vpcs", dict),
    ("ec2", "describe_vpc_attribute", lambda: {"VpcId": of("describe_vpcs", "Vpcs", 0, "VpcId"), "Attribute": "enableDnsSupport"}),
    ("ec2", "describe_subnets", dict),
    ("ec2", "describe_security_groups", dict),
    ("ec2", "describe_security_group_rules", dict),
    ("eks", "create_cluster", lambda: {
        "name": "walk", "roleArn": of("create_role", "Role", "Arn"), "resourcesVpcConfig": {"subnetIds": subnets()}, "accessConfig": {"authenticationMode": "API_AND_CONFIG_MAP"}}),
    ("clock", "00:30:00", None),
    ("eks", "describe_cluster", lambda: {"name": "walk"}),
    ("eks", "list_clusters", dict),
    ("eks", "update_cluster_config", lambda: {"name": "walk", "resourcesVpcConfig": {"endpointPrivateAccess": True}}),
    ("eks", "describe_update", lambda: {"name": "walk", "updateId": of("update_cluster_config", "update", "id")}),
    ("clock", "00:30:00", None),
    ("eks", "create_access_entry", entry),
    ("eks", "describe_access_entry", entry),
    ("eks", "list_access_entries", lambda: {"clusterName": "walk"}),
    ("eks", "list_access_policies", dict),
    ("eks", "associate_access_policy", lambda: entry() | {"policyArn": VIEW, "accessScope": {"type": "cluster"}}),
    ("eks", "list_associated_access_policies", entry),
    ("eks", "disassociate_access_policy", lambda: entry() | {"policyArn": VIEW}),
    ("eks", "delete_access_entry", entry),
    ("ec2", "describe_network_interfaces", dict),
    ("ec2", "describe_instances", dict),
    ("logs", "create_log_group", lambda: {"logGroupName": "/walk"}),
    ("logs", "describe_log_groups", dict),
    ("logs", "tag_resource", lambda: group() | {"tags": {"team": "obs"}}),
    ("logs", "list_tags_for_resource", group),
    ("logs", "untag_resource", lambda: group() | {"tagKeys": ["team"]}),
    ("amp", "create_workspace", lambda: {"alias": "walk", "tags": {"team": "obs"}}),
    ("amp", "describe_workspace", workspace),
    ("amp", "list_workspaces", dict),
    ("amp", "update_workspace_alias", lambda: workspace() | {"alias": "walked"}),
    ("amp", "describe_workspace_configuration", workspace),
    ("amp", "describe_logging_configuration", workspace, "ResourceNotFoundException"),
    ("amp", "put_resource_policy", lambda: workspace() | {"policyDocument": OPEN}),
    ("amp", "describe_resource_policy", workspace),
    ("amp", "delete_resource_policy", workspace),
    ("amp", "get_default_scraper_configuration", dict),
    ("amp", "create_scraper", lambda: {
        "scrapeConfiguration": {"configurationBlob": CONFIGURATION}, "source": source(), "destination": {"ampConfiguration": {"workspaceArn": of("create_workspace", "arn")}}}),
    ("clock", "00:30:00", None),
    ("amp", "describe_scraper", scraper),
    ("amp", "list_scrapers", dict),
    ("amp", "update_scraper", lambda: scraper() | {"alias": "walk"}),
    ("clock", "00:30:00", None),
    ("amp", "tag_resource", lambda: arn("create_scraper") | {"tags": {"team": "obs"}}),
    ("amp", "list_tags_for_resource", lambda: arn("create_scraper")),
    ("amp", "untag_resource", lambda: arn("create_scraper") | {"tagKeys": ["team"]}),
    ("amp", "update_scraper_logging_configuration", lambda: scraper() | {
        "loggingDestination": {"cloudWatchLogs": {"logGroupArn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/walk:*"}}}),
    ("amp", "describe_scraper_logging_configuration", scraper),
    ("amp", "delete_scraper_logging_configuration", scraper),
    ("GET", "query?query=up", 200),
    ("POST", "query_range", 200, b"query=up&start=1767225600&end=1767225660&step=30"),
    # What only the real Prometheus answers.
    ("GET", "labels", 400),
    ("GET", "series", 400),
    ("GET", "metadata", 400),
    ("POST", "remote_write", 400, b"x"),
    ("amp", "delete_scraper", scraper),
    ("clock", "00:30:00", None),
    ("amp", "delete_workspace", workspace),
    ("eks", "delete_cluster", lambda: {"name": "walk"}),
    ("logs", "delete_log_group", lambda: {"logGroupName": "/walk"}),
    ("iam", "delete_user_permissions_boundary", user),
    ("iam", "delete_role_permissions_boundary", role),
    ("sts", "assume_role", lambda: {"RoleArn": of("create_role", "Role", "Arn"), "RoleSessionName": "walk"}),
    ("iam", "detach_user_policy", lambda: user() | policy()),
    ("iam", "delete_user_policy", lambda: user() | {"PolicyName": "inline"}),
    ("iam", "delete_user", user),
    ("iam", "detach_role_policy", lambda: role() | policy()),
    ("iam", "delete_role_policy", lambda: role() | {"PolicyName": "inline"}),
    ("iam", "delete_role", role),
    ("iam", "delete_policy", policy),
    ("iam", "delete_account_alias", lambda: {"AccountAlias": "walk"}),
]


def take(step):
    """Makes one step; what it failed by, or nothing."""
    where, what, how, *more = step
    if where == "clock":
        return later(what) or ""
    if where in ("GET", "POST"):
        status = signed(where, what, *more)
        return "" if status == how else f"status {status} instead of {how}"
    problems.clear()
    service = clients[where]
    try:
        seen[what] = getattr(service, what)(**how())
    except service.exceptions.ClientError as error:
        return "" if [error.response["Error"]["Code"]] == more else str(error)
    return "\n".join(problems) if not more else "it was not refused with " + more[0]


for step in STEPS:
    begun = time.monotonic()
    try:
        detail = take(step)
    except Exception as error:  # whatever it is, the walk goes on and the line says so
        detail = repr(error)
    print(json.dumps({"group": step[0], "name": step[1], "outcome": "failed" if detail else "passed", "detail": detail, "seconds": round(time.monotonic() - begun, 2)}), flush=True)
sys.exit(0)
