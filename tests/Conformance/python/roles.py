"""IAM roles: all that the procedure touches."""
import json

from stage import SOURCE, TARGET, check, client, refused, same

iam = client("iam")
REMOTE_WRITE = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"


def trust(*principals, **condition):
    statement = {"Effect": "Allow", "Principal": {"AWS": list(principals) if len(principals) > 1 else principals[0]}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement | ({"Condition": condition} if condition else {})]})


ROOT = f"arn:aws:iam::{SOURCE['account']}:root"


@check("roles")
def whole_role():
    """a role with every optional member is read back with all of them"""
    made = iam.create_role(
        RoleName="Whole", Path="/amp/scrapers/", AssumeRolePolicyDocument=trust(ROOT), Description="A role with Umläute", MaxSessionDuration=7200,
        PermissionsBoundary=REMOTE_WRITE, Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": ""}])["Role"]
    role = iam.get_role(RoleName="Whole")["Role"]
    for seen in (made, role):
        same(seen["Arn"], f"arn:aws:iam::{SOURCE['account']}:role/amp/scrapers/Whole")
        same((seen["Path"], seen["RoleName"], seen["RoleId"][:4]), ("/amp/scrapers/", "Whole", "AROA"))
        same(seen["AssumeRolePolicyDocument"], json.loads(trust(ROOT)))
        same({tag["Key"]: tag["Value"] for tag in seen["Tags"]}, {"a": "", "b": "2"})
        same(seen["PermissionsBoundary"]["PermissionsBoundaryArn"], REMOTE_WRITE)
    same((role["Description"], role["MaxSessionDuration"]), ("A role with Umläute", 7200))
    same(role["RoleId"], made["RoleId"])
    iam.update_role(RoleName="Whole", Description="Another", MaxSessionDuration=3600)
    iam.delete_role_permissions_boundary(RoleName="Whole")
    role = iam.get_role(RoleName="whole")["Role"]
    same((role["Description"], role["MaxSessionDuration"], role.get("PermissionsBoundary")), ("Another", 3600, None))
    iam.put_role_permissions_boundary(RoleName="Whole", PermissionsBoundary=REMOTE_WRITE)
    iam.get_waiter("role_exists").wait(RoleName="Whole")
    iam.delete_role(RoleName="Whole")
    refused("NoSuchEntity", 404, iam.get_role, RoleName="Whole")


@check("roles")
def policies():
    """inline and managed policies are put, listed in pages, read and taken away"""
    iam.create_role(RoleName="Policies", AssumeRolePolicyDocument=trust(ROOT))
    document = {"Version": "2012-10-17", "Statement": [{"Sid": "VisualEditor0", "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": f"arn:aws:iam::{TARGET['account']}:role/100% + ünï"}]}
    for name in ("c", "a", "b"):
        iam.put_role_policy(RoleName="Policies", PolicyName=name, PolicyDocument=json.dumps(document))
    pager = iam.get_paginator("list_role_policies")
    pages = list(pager.paginate(RoleName="Policies", PaginationConfig={"PageSize": 2}))
    same([page["PolicyNames"] for page in pages], [["a", "b"], ["c"]])
    same([page["IsTruncated"] for page in pages], [True, False])
    same(iam.get_role_policy(RoleName="Policies", PolicyName="a")["PolicyDocument"], document)
    iam.attach_role_policy(RoleName="Policies", PolicyArn=REMOTE_WRITE)
    iam.attach_role_policy(RoleName="Policies", PolicyArn=REMOTE_WRITE)
    same(iam.list_attached_role_policies(RoleName="Policies")["AttachedPolicies"], [{"PolicyName": "AmazonPrometheusRemoteWriteAccess", "PolicyArn": REMOTE_WRITE}])
    policy = iam.get_policy(PolicyArn=REMOTE_WRITE)["Policy"]
    same((policy["DefaultVersionId"], policy["AttachmentCount"]), ("v1", 1))
    version = iam.get_policy_version(PolicyArn=REMOTE_WRITE, VersionId="v1")["PolicyVersion"]
    same(version["Document"]["Statement"], [{"Action": ["aps:RemoteWrite"], "Effect": "Allow", "Resource": "*"}])
    refused("DeleteConflict", 409, iam.delete_role, RoleName="Policies")
    iam.detach_role_policy(RoleName="Policies", PolicyArn=REMOTE_WRITE)
    refused("NoSuchEntity", 404, iam.detach_role_policy, RoleName="Policies", PolicyArn=REMOTE_WRITE)
    refused("DeleteConflict", 409, iam.delete_role, RoleName="Policies")
    for name in ("a", "b", "c"):
        iam.delete_role_policy(RoleName="Policies", PolicyName=name)
    refused("NoSuchEntity", 404, iam.delete_role_policy, RoleName="Policies", PolicyName="a")
    iam.delete_role(RoleName="Policies")


@check("roles")
def tags():
    """tags merge per key and come in pages"""
    iam.create_role(RoleName="Tags", AssumeRolePolicyDocument=trust(ROOT), Tags=[{"Key": "a", "Value": "1"}])
    iam.tag_role(RoleName="Tags", Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "3"}])
    pages = list(iam.get_paginator("list_role_tags").paginate(RoleName="Tags", PaginationConfig={"PageSize": 1}))
    same({tag["Key"]: tag["Value"] for page in pages for tag in page["Tags"]}, {"a": "3", "b": "2"})
    same(len(pages), 2)
    iam.untag_role(RoleName="Tags", TagKeys=["a", "never"])
    same(iam.list_role_tags(RoleName="Tags")["Tags"], [{"Key": "b", "Value": "2"}])
    iam.delete_role(RoleName="Tags")


@check("roles")
def lists():
    """roles come in pages and by path"""
    names = [f"List{n}" for n in range(5)]
    for name in names:
        iam.create_role(RoleName=name, Path="/lists/", AssumeRolePolicyDocument=trust(ROOT))
    pages = list(iam.get_paginator("list_roles").paginate(PathPrefix="/lists/", PaginationConfig={"PageSize": 2}))
    same([role["RoleName"] for page in pages for role in page["Roles"]], names)
    same([len(page["Roles"]) for page in pages], [2, 2, 1])
    for name in names:
        iam.delete_role(RoleName=name)


@check("roles")
def principals():
    """a principal must exist, becomes its unique id, and shows as dead once it is gone"""
    other = client("iam", TARGET)
    missing = f"arn:aws:iam::{SOURCE['account']}:role/Ghost"
    error = refused("MalformedPolicyDocument", 400, other.create_role, RoleName="Target", AssumeRolePolicyDocument=trust(missing))
    same(error["Error"]["Message"], f'Invalid principal in policy: "AWS":"{missing}"')
    made = iam.create_role(RoleName="Ghost", AssumeRolePolicyDocument=trust(ROOT))["Role"]
    other.create_role(RoleName="Haunted", AssumeRolePolicyDocument=trust(missing))
    shown = lambda: other.get_role(RoleName="Haunted")["Role"]["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["AWS"]
    same(shown(), missing)
    iam.delete_role(RoleName="Ghost")
    same(shown(), made["RoleId"])
    again = iam.create_role(RoleName="Ghost", AssumeRolePolicyDocument=trust(ROOT))["Role"]
    assert again["RoleId"] != made["RoleId"]
    same(shown(), made["RoleId"])
    refused("MalformedPolicyDocument", 400, other.update_assume_role_policy, RoleName="Haunted", PolicyDocument=trust(missing, made["RoleId"]))
    other.update_assume_role_policy(RoleName="Haunted", PolicyDocument=trust(missing))
    same(shown(), missing)
    other.delete_role(RoleName="Haunted")
    iam.delete_role(RoleName="Ghost")


@check("roles")
def refusals():
    """names, documents, sizes and tags that IAM refuses"""
    iam.create_role(RoleName="Taken", AssumeRolePolicyDocument=trust(ROOT))
    refused("EntityAlreadyExists", 409, iam.create_role, RoleName="TAKEN", AssumeRolePolicyDocument=trust(ROOT))
    refused("ValidationError", 400, iam.create_role, RoleName="no blanks", AssumeRolePolicyDocument=trust(ROOT))
    refused("ValidationError", 400, iam.create_role, RoleName="Dash", AssumeRolePolicyDocument=trust(ROOT), Description="a – dash is not Latin-1")
    for document in ("{", "{}", trust("*/"), trust(ROOT).replace("sts:AssumeRole", "s3"), trust(ROOT).replace("Allow", "allow")):
        refused("MalformedPolicyDocument", 400, iam.create_role, RoleName="Bad", AssumeRolePolicyDocument=document)
    long = trust(ROOT, StringEquals={"sts:ExternalId": ["x" * 81 + str(n) for n in range(30)]})
    refused("LimitExceeded", 409, iam.update_assume_role_policy, RoleName="Taken", PolicyDocument=long)
    refused("MalformedPolicyDocument", 400, iam.put_role_policy, RoleName="Taken", PolicyName="p", PolicyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}')
    refused("NoSuchEntity", 404, iam.attach_role_policy, RoleName="Taken", PolicyArn="arn:aws:iam::aws:policy/None")
    refused("NoSuchEntity", 404, iam.get_role_policy, RoleName="Taken", PolicyName="none")
    refused("LimitExceeded", 409, iam.tag_role, RoleName="Taken", Tags=[{"Key": str(n), "Value": ""} for n in range(50)] + [{"Key": "50", "Value": ""}])
    for call in (iam.delete_role, iam.list_role_policies, iam.list_attached_role_policies, iam.list_role_tags):
        refused("NoSuchEntity", 404, call, RoleName="None")
    iam.delete_role(RoleName="Taken")
