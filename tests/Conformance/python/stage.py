"""The simulated AWS that the checks run on, and how a check is written down."""
import json
import os
import time
import traceback

import boto3
from botocore.config import Config

STAGE = json.loads(os.environ["XSCRAPE_STAGE"])
REGION = STAGE["region"]
SOURCE = STAGE["source"]
TARGET = STAGE["target"]
CLUSTER = SOURCE["clusterArn"]
SUBNETS = SOURCE["subnetIds"]
WORKSPACE = TARGET["workspaceArn"]
ROLES = {
    "sourceRoleArn": f"arn:aws:iam::{SOURCE['account']}:role/Source",
    "targetRoleArn": f"arn:aws:iam::{TARGET['account']}:role/Target",
}
CONFIGURATION = b"""global:
  scrape_interval: 30s
scrape_configs:
  - job_name: kubernetes-pods
    kubernetes_sd_configs:
      - role: pod
"""
FAST = {"Delay": 1, "MaxAttempts": 30}

_checks = []


class Missing(Exception):
    """This botocore is too old for what a check is about."""


def check(group):
    """Marks a function as a check of a group; its docstring is its name."""

    def mark(function):
        _checks.append((group, function))
        return function

    return mark


def client(service, side=SOURCE, endpoint=None, attempts=3, keys=None, **more):
    """A client of one account; keys are what STS returned."""
    session = boto3.Session(
        aws_access_key_id=keys["AccessKeyId"] if keys else side["accessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"] if keys else side["secretAccessKey"],
        aws_session_token=keys["SessionToken"] if keys else None,
        region_name=REGION,
    )
    config = Config(retries={"total_max_attempts": attempts, "mode": "standard"}, **more)
    return session.client(service, endpoint_url=endpoint or STAGE["endpoint"], config=config)


def request(**more):
    """What CreateScraper must have."""
    return {
        "scrapeConfiguration": {"configurationBlob": CONFIGURATION},
        "source": {"eksConfiguration": {"clusterArn": CLUSTER, "subnetIds": SUBNETS}},
        "destination": {"ampConfiguration": {"workspaceArn": WORKSPACE}},
        "roleConfiguration": ROLES,
    } | more


def create(amp, **more):
    return amp.create_scraper(**request(**more))["scraperId"]


def active(amp, scraper_id):
    amp.get_waiter("scraper_active").wait(scraperId=scraper_id, WaiterConfig=FAST)
    return amp.describe_scraper(scraperId=scraper_id)["scraper"]


def remove(amp, scraper_id):
    active(amp, scraper_id)
    amp.delete_scraper(scraperId=scraper_id)
    amp.get_waiter("scraper_deleted").wait(scraperId=scraper_id, WaiterConfig=FAST)


def until(seen, bound=20):
    """Asks again until the answer is true."""
    end = time.monotonic() + bound
    while not (answer := seen()):
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.1)
    return answer


def refused(code, status, call, **arguments):
    """Makes a call that must be refused, and returns the error's members."""
    service = call.__self__
    try:
        call(**arguments)
    except service.exceptions.ClientError as error:
        response = error.response
        same(response["Error"]["Code"], code)
        same(response["ResponseMetadata"]["HTTPStatusCode"], status)
        assert response["ResponseMetadata"].get("RequestId"), response
        assert response["Error"]["Message"], response
        typed = next((shape for shape in service.meta.service_model.error_shapes if shape.error_code == code), None)
        if typed is not None:
            assert isinstance(error, getattr(service.exceptions, typed.name)), type(error)
        return response
    raise AssertionError(f"it was not refused with {code}")


def same(seen, wanted):
    assert seen == wanted, f"{seen!r} is not {wanted!r}"


def run(groups):
    for group, function in _checks:
        if group not in groups:
            continue
        line = {"group": group, "name": function.__doc__ or function.__name__, "outcome": "passed", "detail": ""}
        begun = time.monotonic()
        try:
            function()
        except Missing as missing:
            line |= {"outcome": "skipped", "detail": str(missing)}
        except Exception:  # a check may fail in any way; the line says how
            line |= {"outcome": "failed", "detail": traceback.format_exc()}
        line["seconds"] = round(time.monotonic() - begun, 2)
        print(json.dumps(line), flush=True)
