"""The cluster and its network."""
from stage import CLUSTER, SOURCE, SUBNETS, WORKSPACE, TARGET, check, client, refused, same

eks, ec2 = client("eks"), client("ec2")


@check("surroundings")
def cluster():
    """DescribeCluster shows what a scraper needs"""
    seen = eks.describe_cluster(name=CLUSTER.split("/")[-1])["cluster"]
    same((seen["arn"], seen["status"]), (CLUSTER, "ACTIVE"))
    same(sorted(seen["resourcesVpcConfig"]["subnetIds"]), sorted(SUBNETS))
    assert seen["resourcesVpcConfig"]["endpointPrivateAccess"] is True
    assert seen["accessConfig"]["authenticationMode"] in ("API", "API_AND_CONFIG_MAP", "CONFIG_MAP")
    refused("ResourceNotFoundException", 404, eks.describe_cluster, name="none")


@check("surroundings")
def network():
    """subnets, security groups and DNS attributes of the cluster's VPC"""
    vpc = eks.describe_cluster(name=CLUSTER.split("/")[-1])["cluster"]["resourcesVpcConfig"]
    subnets = ec2.describe_subnets(SubnetIds=SUBNETS)["Subnets"]
    same(sorted(subnet["SubnetId"] for subnet in subnets), sorted(SUBNETS))
    assert len({subnet["AvailabilityZone"] for subnet in subnets}) > 1
    assert all(subnet["VpcId"] == vpc["vpcId"] and subnet["AvailableIpAddressCount"] > 0 for subnet in subnets)
    groups = ec2.describe_security_groups(GroupIds=[vpc["clusterSecurityGroupId"]])["SecurityGroups"]
    same([group["VpcId"] for group in groups], [vpc["vpcId"]])
    same(len(ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc["vpcId"]]}])["SecurityGroups"]) > 0, True)
    for attribute, member in (("enableDnsSupport", "EnableDnsSupport"), ("enableDnsHostnames", "EnableDnsHostnames")):
        same(ec2.describe_vpc_attribute(VpcId=vpc["vpcId"], Attribute=attribute)[member]["Value"], True)
    refused("InvalidSubnetID.NotFound", 400, ec2.describe_subnets, SubnetIds=["subnet-0none"])
    refused("InvalidGroup.NotFound", 400, ec2.describe_security_groups, GroupIds=["sg-0none"])


@check("surroundings")
def workspace():
    """the workspace is listed and described in its own account only"""
    amp = client("amp", TARGET)
    identifier = WORKSPACE.split("/")[-1]
    seen = amp.describe_workspace(workspaceId=identifier)["workspace"]
    same((seen["arn"], seen["status"]["statusCode"]), (WORKSPACE, "ACTIVE"))
    same([one["arn"] for one in amp.list_workspaces()["workspaces"]], [WORKSPACE])
    refused("ResourceNotFoundException", 404, client("amp").describe_workspace, workspaceId=identifier)
