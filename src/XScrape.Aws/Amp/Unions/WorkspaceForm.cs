using System.Text.Json;
using XScrape.Arns;
using XScrape.Aws.Wire.Responses;
using XScrape.Destinations;

namespace XScrape.Aws.Amp.Unions;

/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_AmpConfiguration.html</remarks>
internal sealed class WorkspaceForm() : UnionForm<ScrapeDestination>("ampConfiguration")
{
    public override ScrapeDestination? Read(JsonElement member) => member.Text("workspaceArn") is string arn ? new WorkspaceDestination(WorkspaceArn.Parse(arn)) : null;

    public override bool Is(ScrapeDestination value) => value is WorkspaceDestination;

    public override void Write(ScrapeDestination value, Utf8JsonWriter member) => member.WriteString("workspaceArn", value.Arn);
}
