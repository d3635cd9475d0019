using System.Globalization;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html.</summary>
internal sealed class AttachRolePolicy() : IamOperation(isWrite: true)
{
    private const int Most = 10;

    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("PolicyArn");
        Role role = FindForWrite(call, "iam:AttachRolePolicy", request => request.With("iam:PolicyARN", arn));
        ManagedPolicy policy = FindPolicy(call, arn);
        if (role.Attached.Count >= Most && !role.Attached.Contains(policy))
        {
            throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for PoliciesPerRole: {Most.ToString(CultureInfo.InvariantCulture)}");
        }

        role.Attach(policy);
        return Reply.Empty;
    }
}
