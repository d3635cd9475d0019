"""Scrapers: everything that can be sent, listed, changed and tagged."""
import datetime

from botocore.exceptions import ParamValidationError

from stage import CLUSTER, CONFIGURATION, Missing, REGION, ROLES, SOURCE, SUBNETS, TARGET, WORKSPACE
from stage import active, check, client, create, refused, remove, request, same, until

amp = client("amp")
GROUPS = ["sg-0a1b2c3d4e5f60001"]


def has(operation, member):
    return member in client("amp").meta.service_model.operation_model(operation).input_shape.members


@check("scrapers")
def everything():
    """a scraper with every optional member is described with all of them"""
    source = {"eksConfiguration": {"clusterArn": CLUSTER, "subnetIds": SUBNETS, "securityGroupIds": GROUPS}}
    made = amp.create_scraper(**request(source=source, alias="every-member", clientToken="token-every", tags={"team": "obs", "empty": ""}))
    same(made["ResponseMetadata"]["HTTPStatusCode"], 202)
    same(made["status"], {"statusCode": "CREATING"})
    same(made["tags"], {"team": "obs", "empty": ""})
    same(made["arn"], f"arn:aws:aps:{REGION}:{SOURCE['account']}:scraper/{made['scraperId']}")
    scraper = amp.describe_scraper(scraperId=made["scraperId"])["scraper"]
    same(scraper["alias"], "every-member")
    same(scraper["scrapeConfiguration"], {"configurationBlob": CONFIGURATION})
    same(scraper["source"], source)
    same(scraper["destination"], {"ampConfiguration": {"workspaceArn": WORKSPACE}})
    same(scraper["roleConfiguration"], ROLES)
    same(scraper["tags"], {"team": "obs", "empty": ""})
    assert scraper["roleArn"].startswith(f"arn:aws:iam::{SOURCE['account']}:role/aws-service-role/scraper.aps.amazonaws.com/"), scraper["roleArn"]
    assert isinstance(scraper["createdAt"], datetime.datetime) and scraper["createdAt"].tzinfo is not None
    assert "statusReason" not in scraper
    remove(amp, made["scraperId"])


@check("scrapers")
def bare():
    """a scraper with the required members only has no others, but the cluster's security groups"""
    body = request()
    del body["roleConfiguration"]
    body["source"] = {"vpcConfiguration": {"subnetIds": ["subnet-0f"], "securityGroupIds": ["sg-0f"]}}
    target = client("amp", TARGET)
    scraper = active(target, target.create_scraper(**body)["scraperId"])
    for absent in ("alias", "roleConfiguration", "statusReason", "exporters"):
        assert absent not in scraper, absent
    same(scraper["tags"], {})
    same(scraper["source"], body["source"])
    remove(target, scraper["scraperId"])
    whole = active(amp, create(amp))
    same(whole["source"]["eksConfiguration"]["securityGroupIds"], GROUPS)
    remove(amp, whole["scraperId"])


@check("scrapers")
def exporters():
    """exporters and a destination in CloudWatch are kept as they came"""
    if not has("CreateScraper", "exporters"):
        raise Missing("this botocore has no exporters yet")
    body = request(exporters=[{"openSearchConfiguration": {"domainArn": f"arn:aws:es:{REGION}:{SOURCE['account']}:domain/logs"}}])
    body["destination"] = {"cloudWatchConfiguration": {"datasetArn": f"arn:aws:cloudwatch:{REGION}:{SOURCE['account']}:dataset/default"}}
    body["scrapeConfiguration"] = {"configurationBlob": CONFIGURATION.replace(b"kubernetes-pods", b"opensearch-exporter")}
    made = amp.create_scraper(**body)["scraperId"]
    scraper = active(amp, made)
    same(scraper["exporters"], body["exporters"])
    same(scraper["destination"], body["destination"])
    remove(amp, made)


@check("scrapers")
def statuses():
    """a scraper is CREATING, ACTIVE, DELETING and gone"""
    made = create(amp)
    same(amp.describe_scraper(scraperId=made)["scraper"]["status"], {"statusCode": "CREATING"})
    scraper = active(amp, made)
    assert scraper["lastModifiedAt"] > scraper["createdAt"]
    gone = amp.delete_scraper(scraperId=made, clientToken="token-delete")
    same(gone["ResponseMetadata"]["HTTPStatusCode"], 202)
    same((gone["scraperId"], gone["status"]), (made, {"statusCode": "DELETING"}))
    assert "arn" not in gone
    assert made in [one["scraperId"] for one in amp.list_scrapers(filters={"status": ["DELETING"]})["scrapers"]]
    amp.get_waiter("scraper_deleted").wait(scraperId=made, WaiterConfig={"Delay": 1, "MaxAttempts": 20})
    assert made not in [one["scraperId"] for one in amp.list_scrapers()["scrapers"]]


@check("scrapers")
def default_configuration():
    """the default scrape configuration is text once decoded, and CreateScraper takes it"""
    blob = amp.get_default_scraper_configuration()["configuration"]
    assert b"scrape_configs:" in blob, blob
    made = create(amp, scrapeConfiguration={"configurationBlob": blob})
    same(active(amp, made)["scrapeConfiguration"]["configurationBlob"], blob)
    remove(amp, made)


@check("updates")
def update_each():
    """alias, configuration and destination change one by one, and the rest stays"""
    made = active(amp, create(amp, alias="before"))["scraperId"]
    later = CONFIGURATION.replace(b"30s", b"60s")
    changes = [
        {"alias": "after", "roleConfiguration": ROLES, "destination": {"ampConfiguration": {"workspaceArn": WORKSPACE}}, "clientToken": "token-update"},
        {"scrapeConfiguration": {"configurationBlob": later}, "roleConfiguration": ROLES},
        {"roleConfiguration": ROLES | {"targetRoleArn": ROLES["targetRoleArn"] + "2"}},
    ]
    for change in changes:
        answer = amp.update_scraper(scraperId=made, **change)
        same(answer["ResponseMetadata"]["HTTPStatusCode"], 202)
        same(answer["status"], {"statusCode": "UPDATING"})
        same(answer["arn"].split("/")[-1], made)
        scraper = active(amp, made)
        for name in change.keys() - {"clientToken"}:
            same(scraper[name], change[name])
    same(scraper["alias"], "after")
    same(scraper["scrapeConfiguration"]["configurationBlob"], later)
    same(scraper["source"]["eksConfiguration"]["clusterArn"], CLUSTER)
    remove(amp, made)


@check("updates")
def update_drops_roles():
    """a workspace of the own account without role configuration drops the role configuration"""
    target = client("amp", TARGET)
    roles = {name: arn.replace(SOURCE["account"], TARGET["account"]) for name, arn in ROLES.items()}
    source = {"vpcConfiguration": {"subnetIds": ["subnet-0f"], "securityGroupIds": ["sg-0f"]}}
    made = active(target, create(target, source=source, roleConfiguration=roles))
    same(made["roleConfiguration"], roles)
    destination = {"ampConfiguration": {"workspaceArn": WORKSPACE}}
    target.update_scraper(scraperId=made["scraperId"], destination=destination, roleConfiguration=roles)
    same(active(target, made["scraperId"])["roleConfiguration"], roles)
    target.update_scraper(scraperId=made["scraperId"], destination=destination)
    assert "roleConfiguration" not in active(target, made["scraperId"])
    remove(target, made["scraperId"])


@check("updates")
def update_while_updating():
    """a scraper that is UPDATING or CREATING is not updated"""
    made = create(amp)
    error = refused("ConflictException", 409, amp.update_scraper, scraperId=made, alias="x", roleConfiguration=ROLES)
    same(error["resourceId"], made)
    same(error["resourceType"], "scraper")
    active(amp, made)
    amp.update_scraper(scraperId=made, alias="x", roleConfiguration=ROLES)
    refused("ConflictException", 409, amp.update_scraper, scraperId=made, alias="y", roleConfiguration=ROLES)
    same(active(amp, made)["alias"], "x")
    remove(amp, made)


@check("lists")
def lists():
    """filters, pages and tokens of ListScrapers"""
    made = [create(amp, alias=alias, tags={"n": str(n)}) for n, alias in enumerate(["one", "two", "two", "three"])]
    for each in made:
        active(amp, each)

    def ids(**filters):
        return [one["scraperId"] for one in amp.list_scrapers(filters=filters)["scrapers"]]

    same(ids(alias=["two"]), made[1:3])
    same(ids(alias=["one", "three"]), [made[0], made[3]])
    same(ids(alias=["one"], status=["CREATING"]), [])
    same(ids(status=["CREATING", "ACTIVE"], sourceArn=[CLUSTER], destinationArn=[WORKSPACE], alias=["three"]), made[3:])
    same(ids(destinationArn=[WORKSPACE[:-1]]), [])

    pager = amp.get_paginator("list_scrapers")
    pages = list(pager.paginate(PaginationConfig={"PageSize": 1}))
    same([one["scraperId"] for page in pages for one in page["scrapers"]], made)
    same([len(page["scrapers"]) for page in pages], [1, 1, 1, 1])
    assert "nextToken" not in pages[-1]
    first = pager.paginate(PaginationConfig={"MaxItems": 3, "PageSize": 2}).build_full_result()
    rest = pager.paginate(PaginationConfig={"StartingToken": first["NextToken"]}).build_full_result()
    same([one["scraperId"] for one in first["scrapers"] + rest["scrapers"]], made)
    for summary in rest["scrapers"]:
        assert "scrapeConfiguration" not in summary
        same((summary["roleConfiguration"], summary["tags"]), (ROLES, {"n": "3"}))

    for arguments, name in (({"nextToken": "nonsense"}, "nextToken"), ({"maxResults": 1001}, "maxResults"), ({"filters": {"alias": ["x"] * 21}}, "filters")):
        error = refused("ValidationException", 400, amp.list_scrapers, **arguments)
        same((error["reason"], [field["name"] for field in error["fieldList"]]), ("FIELD_VALIDATION_FAILED", [name]))
    try:
        amp.list_scrapers(maxResults=0)
        raise AssertionError("botocore did not hold the request against the model")
    except ParamValidationError:
        pass
    for each in made:
        amp.delete_scraper(scraperId=each)
    until(lambda: not amp.list_scrapers()["scrapers"])


@check("tags")
def tags():
    """tags are set, shown everywhere, replaced and taken away"""
    made = active(amp, create(amp, tags={"a": "1"}))
    arn = made["arn"]
    same(amp.tag_resource(resourceArn=arn, tags={"b": "2", "a": "3", "über:α/=+-@ .": "Wert"})["ResponseMetadata"]["HTTPStatusCode"], 200)
    wanted = {"a": "3", "b": "2", "über:α/=+-@ .": "Wert"}
    same(amp.list_tags_for_resource(resourceArn=arn)["tags"], wanted)
    same(amp.describe_scraper(scraperId=made["scraperId"])["scraper"]["tags"], wanted)
    same(amp.untag_resource(resourceArn=arn, tagKeys=["a", "über:α/=+-@ .", "never"])["ResponseMetadata"]["HTTPStatusCode"], 200)
    same(amp.list_tags_for_resource(resourceArn=arn)["tags"], {"b": "2"})
    error = refused("ValidationException", 400, amp.tag_resource, resourceArn=arn, tags={"aws:x": "1"})
    same([field["name"] for field in error["fieldList"]], ["tags"])
    refused("ResourceNotFoundException", 404, amp.list_tags_for_resource, resourceArn=arn + "0")
    remove(amp, made["scraperId"])


@check("logging")
def logging_configuration():
    """a logging configuration is made, replaced, described and taken away"""
    made = active(amp, create(amp))["scraperId"]
    error = refused("ResourceNotFoundException", 404, amp.describe_scraper_logging_configuration, scraperId=made)
    assert error["resourceId"] and error["resourceType"], error
    group = f"arn:aws:logs:{REGION}:{SOURCE['account']}:log-group:/aws/scrapers/one:*"
    components = [{"type": "COLLECTOR", "config": {"options": {"level": "error"}}}, {"type": "EXPORTER"}]
    steps = [
        ({}, "CREATING", ["COLLECTOR", "EXPORTER", "SERVICE_DISCOVERY"]),
        ({"scraperComponents": components}, "UPDATING", ["COLLECTOR", "EXPORTER"]),
    ]
    for more, status, types in steps:
        answer = amp.update_scraper_logging_configuration(scraperId=made, loggingDestination={"cloudWatchLogs": {"logGroupArn": group}}, **more)
        same((answer["status"]["statusCode"], answer["ResponseMetadata"]["HTTPStatusCode"]), (status, 202))
        seen = until(lambda: (now := amp.describe_scraper_logging_configuration(scraperId=made))["status"]["statusCode"] == "ACTIVE" and now)
        same((seen["scraperId"], seen["loggingDestination"]), (made, {"cloudWatchLogs": {"logGroupArn": group}}))
        same(sorted(component["type"] for component in seen["scraperComponents"]), types)
        assert isinstance(seen["modifiedAt"], datetime.datetime)
    same(seen["scraperComponents"], components)
    same(amp.delete_scraper_logging_configuration(scraperId=made, clientToken="token-logs")["ResponseMetadata"]["HTTPStatusCode"], 202)
    until(lambda: gone(made))
    refused("ValidationException", 400, amp.update_scraper_logging_configuration, scraperId=made, loggingDestination={"cloudWatchLogs": {"logGroupArn": group[:-2]}})
    remove(amp, made)


def gone(made):
    try:
        amp.describe_scraper_logging_configuration(scraperId=made)
        return False
    except amp.exceptions.ResourceNotFoundException:
        return True


@check("tokens")
def tokens():
    """a client token repeats its call and refuses another one"""
    body = request(alias="token", clientToken="token-1")
    made = amp.create_scraper(**body)["scraperId"]
    same(amp.create_scraper(**body)["scraperId"], made)
    error = refused("ConflictException", 409, amp.create_scraper, **(body | {"alias": "other"}))
    same((error["resourceId"], error["resourceType"]), (made, "scraper"))
    other = amp.create_scraper(**(body | {"clientToken": "token-2"}))["scraperId"]
    assert other != made
    active(amp, made)
    change = {"scraperId": made, "alias": "changed", "roleConfiguration": ROLES, "clientToken": "token-3"}
    same(amp.update_scraper(**change)["scraperId"], amp.update_scraper(**change)["scraperId"])
    active(amp, made)
    same(amp.delete_scraper(scraperId=made, clientToken="token-4")["scraperId"], amp.delete_scraper(scraperId=made, clientToken="token-4")["scraperId"])
    remove(amp, other)
