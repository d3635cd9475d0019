using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Iam;

/// <summary>The operations of IAM that are used.</summary>
internal static class IamOperations
{
    public static Operation CreateRole { get; } = Write("CreateRole") with { Members = ["Role"], Required = ["Role.Path", "Role.RoleName", "Role.RoleId", "Role.Arn", "Role.CreateDate"] };

    public static Operation GetRole { get; } = Read("GetRole", "Role");

    public static Operation TagRole { get; } = Write("TagRole");

    public static Operation UntagRole { get; } = Write("UntagRole");

    public static Operation UpdateAssumeRolePolicy { get; } = Write("UpdateAssumeRolePolicy");

    public static Operation PutRolePolicy { get; } = Write("PutRolePolicy");

    public static Operation GetRolePolicy { get; } = Read("GetRolePolicy", "RoleName", "PolicyName", "PolicyDocument");

    public static Operation ListRolePolicies { get; } = Read("ListRolePolicies", "PolicyNames", "IsTruncated", "Marker");

    public static Operation DeleteRolePolicy { get; } = Write("DeleteRolePolicy");

    public static Operation AttachRolePolicy { get; } = Write("AttachRolePolicy");

    public static Operation DetachRolePolicy { get; } = Write("DetachRolePolicy");

    public static Operation ListAttachedRolePolicies { get; } = Read("ListAttachedRolePolicies", "AttachedPolicies", "IsTruncated", "Marker");

    public static Operation ListInstanceProfilesForRole { get; } = Read("ListInstanceProfilesForRole", "InstanceProfiles", "IsTruncated", "Marker");

    public static Operation DeleteRole { get; } = Write("DeleteRole");

    public static Operation SimulatePrincipalPolicy { get; } = Read("SimulatePrincipalPolicy", "EvaluationResults", "IsTruncated", "Marker");

    private static Operation Write(string name) => new(ServiceName.Iam, name) { IsWrite = true };

    private static Operation Read(string name, params string[] members) => new(ServiceName.Iam, name) { Members = members };
}
