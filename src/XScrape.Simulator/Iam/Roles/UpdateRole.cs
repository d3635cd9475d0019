using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html.</summary>
internal sealed class UpdateRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        Role role = FindForWrite(call, "iam:UpdateRole");
        role.Description = DescriptionOf(call) ?? role.Description;
        role.MaxSessionSeconds = call.Form.Number("MaxSessionDuration", 3600, 43200) ?? role.MaxSessionSeconds;
        return Reply.OfXml();
    }
}
