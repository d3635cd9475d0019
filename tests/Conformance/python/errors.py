"""Errors: their classes, HTTP codes and members."""
import json

from stage import CLUSTER, CONFIGURATION, ROLES, SOURCE, STAGE, SUBNETS, TARGET, WORKSPACE
from stage import active, check, client, create, refused, remove, request, same

amp = client("amp")


def fields(**more):
    error = refused("ValidationException", 400, amp.create_scraper, **request(**more))
    same(error["reason"], "FIELD_VALIDATION_FAILED")
    assert all(field["message"] for field in error["fieldList"])
    return [field["name"] for field in error["fieldList"]]


@check("errors")
def not_found():
    """what is not there is a ResourceNotFoundException with its id and type"""
    for call in (amp.describe_scraper, amp.delete_scraper, amp.describe_scraper_logging_configuration, amp.delete_scraper_logging_configuration):
        error = refused("ResourceNotFoundException", 404, call, scraperId="s-none")
        same((error["resourceId"], error["resourceType"]), ("s-none", "scraper"))
    refused("ResourceNotFoundException", 404, amp.update_scraper, scraperId="s-none", alias="x")


@check("errors")
def field_lists():
    """a ValidationException lists every field that is wrong"""
    same(fields(alias="-x"), ["alias"])
    same(fields(alias="x" * 101, clientToken="with blank"), ["alias", "clientToken"])
    same(fields(source={"eksConfiguration": {"clusterArn": "cluster", "subnetIds": ["net"] * 2}}), ["source.eksConfiguration.clusterArn", "source.eksConfiguration.subnetIds"])
    same(fields(source={"eksConfiguration": {"clusterArn": CLUSTER, "subnetIds": SUBNETS * 3}}), ["source.eksConfiguration.subnetIds"])
    same(fields(destination={"ampConfiguration": {"workspaceArn": "ws-1"}}), ["destination.ampConfiguration.workspaceArn"])
    same(fields(roleConfiguration={"sourceRoleArn": "Source"}), ["roleConfiguration.sourceRoleArn"])
    same(fields(tags={"bad*": "x"}), ["tags"])
    same(fields(destination={"ampConfiguration": {"workspaceArn": WORKSPACE.replace("us-west-2", "eu-west-1")}}), ["destination.ampConfiguration.workspaceArn"])


@check("errors")
def configurations():
    """scrape configurations that AMP refuses are refused"""
    for blob in (b"nonsense: {}\n", CONFIGURATION.replace(b"\n", b"\\n"), b"Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBz\n", b"\xff\xfe"):
        error = refused("ValidationException", 400, amp.create_scraper, **request(scrapeConfiguration={"configurationBlob": blob}))
        assert error["Error"]["Message"].startswith("Invalid Prometheus scrape configuration"), error


@check("errors")
def conflict():
    """a scraper that is CREATING is not deleted"""
    made = create(amp)
    error = refused("ConflictException", 409, amp.delete_scraper, scraperId=made)
    same((error["resourceId"], error["resourceType"]), (made, "scraper"))
    remove(amp, made)


@check("errors")
def denied():
    """a caller without the permission gets AccessDeniedException, one with a wrong key its own error"""
    keys = assume_nothing()
    for call, arguments in ((client("amp", keys=keys).list_scrapers, {}), (client("amp", keys=keys).create_scraper, request())):
        assert "is not authorized to perform: aps:" in refused("AccessDeniedException", 403, call, **arguments)["Error"]["Message"]
    assert "is not authorized to perform: iam:GetRole" in refused("AccessDenied", 403, client("iam", keys=keys).get_role, RoleName="Nothing")["Error"]["Message"]
    assert client("sts", keys=keys).get_caller_identity()["Arn"].endswith(":assumed-role/Nothing/test")
    unknown = keys | {"AccessKeyId": "AKIAUNKNOWN000000000"}
    refused("UnrecognizedClientException", 403, client("amp", keys=unknown).list_scrapers)
    refused("InvalidClientTokenId", 403, client("sts", keys=unknown).get_caller_identity)
    wrong = keys | {"SecretAccessKey": "wrong"}
    refused("InvalidSignatureException", 403, client("amp", keys=wrong).list_scrapers)
    refused("SignatureDoesNotMatch", 403, client("iam", keys=wrong).get_role, RoleName="Nothing")
    refused("AccessDeniedException", 403, amp.create_scraper, **request(roleConfiguration=ROLES | {"sourceRoleArn": ROLES["targetRoleArn"]}))


def assume_nothing():
    iam = client("iam")
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{SOURCE['account']}:root"}, "Action": "sts:AssumeRole"}]}
    arn = iam.create_role(RoleName="Nothing", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    return client("sts").assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]


@check("quota")
def quota():
    """the eleventh scraper is one too many: 402, with the quota's members"""
    other = client("amp", endpoint=STAGE["faultyEndpoint"])
    made = [create(other, alias="quota") for _ in range(10)]
    error = refused("ServiceQuotaExceededException", 402, other.create_scraper, **request())
    same((error["resourceType"], error["serviceCode"]), ("scraper", "aps"))
    assert error["resourceId"] and error["quotaCode"].startswith("L-"), error
    for each in made:
        active(other, each)
        other.delete_scraper(scraperId=each)
    for each in made:
        other.get_waiter("scraper_deleted").wait(scraperId=each, WaiterConfig={"Delay": 1, "MaxAttempts": 20})


@check("throttling")
def throttled():
    """a throttled call carries Retry-After: 429 in AMP, 400 in IAM"""
    once = client("amp", endpoint=STAGE["faultyEndpoint"], attempts=1)
    error = refused("ThrottlingException", 429, once.get_default_scraper_configuration)
    same(error["ResponseMetadata"]["HTTPHeaders"]["retry-after"], "7")
    same(error["retryAfterSeconds"], 7)
    refused("Throttling", 400, client("iam", endpoint=STAGE["faultyEndpoint"], attempts=1).list_roles)


@check("throttling")
def retried():
    """botocore retries an error 500, a cut connection and a throttled call by itself"""
    answer = client("amp", endpoint=STAGE["faultyEndpoint"]).list_scrapers()
    same(answer["ResponseMetadata"]["RetryAttempts"], 1)
    answer = client("sts", endpoint=STAGE["faultyEndpoint"]).get_caller_identity()
    same((answer["Account"], answer["ResponseMetadata"]["RetryAttempts"]), (SOURCE["account"], 1))
    refused("InternalServerException", 500, client("amp", TARGET, endpoint=STAGE["faultyEndpoint"], attempts=1).list_scrapers)
    same(active(amp, create(amp))["status"]["statusCode"], "ACTIVE")
