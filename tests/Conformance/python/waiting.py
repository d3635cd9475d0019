"""botocore's own waiters, also where a scraper fails."""
import time

from botocore.exceptions import WaiterError

from stage import ROLES, STAGE, active, check, client, create, refused, same

amp = client("amp")
fails = client("amp", endpoint=STAGE["faultyEndpoint"])


def waits(waiter, scraper_id, **config):
    try:
        fails.get_waiter(waiter).wait(scraperId=scraper_id, WaiterConfig={"Delay": 1, "MaxAttempts": 20} | config)
    except WaiterError as error:
        return error.last_response
    raise AssertionError("the waiter did not fail")


@check("waiters")
def waiters():
    """scraper_active and scraper_deleted wait with the delays of the model"""
    made = create(amp)
    begun = time.monotonic()
    amp.get_waiter("scraper_active").wait(scraperId=made)
    same(amp.describe_scraper(scraperId=made)["scraper"]["status"]["statusCode"], "ACTIVE")
    amp.delete_scraper(scraperId=made)
    amp.get_waiter("scraper_deleted").wait(scraperId=made)
    refused("ResourceNotFoundException", 404, amp.describe_scraper, scraperId=made)
    assert time.monotonic() - begun < 30


@check("waiters")
def creation_failed():
    """scraper_active ends at CREATION_FAILED, which has a reason"""
    made = create(fails, alias="fails-creation")
    scraper = waits("scraper_active", made)["scraper"]
    same((scraper["status"]["statusCode"], scraper["statusReason"]), ("CREATION_FAILED", "No free address in subnet-1."))
    fails.delete_scraper(scraperId=made)


@check("waiters")
def update_failed():
    """UPDATE_FAILED leaves the scraper as it was, with a reason"""
    made = active(fails, create(fails, alias="fails-update"))["scraperId"]
    fails.update_scraper(scraperId=made, alias="fails-update-2", roleConfiguration=ROLES)
    scraper = waits("scraper_active", made, MaxAttempts=2)["scraper"]  # the model has no acceptor for it
    same((scraper["status"]["statusCode"], scraper["statusReason"], scraper["alias"]), ("UPDATE_FAILED", "The update did not go through.", "fails-update"))
    fails.delete_scraper(scraperId=made)


@check("waiters")
def deletion_failed():
    """scraper_deleted ends at DELETION_FAILED, which has a reason"""
    made = active(fails, create(fails, alias="fails-deletion"))["scraperId"]
    fails.delete_scraper(scraperId=made)
    scraper = waits("scraper_deleted", made)["scraper"]
    same((scraper["status"]["statusCode"], scraper["statusReason"]), ("DELETION_FAILED", "An interface is in use."))


@check("waiters")
def missing():
    """scraper_active ends at once where there is no scraper"""
    same(waits("scraper_active", "s-none")["Error"]["Code"], "ResourceNotFoundException")
