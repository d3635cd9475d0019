using System.Text.Json;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Tests.Answers;

/// <summary>The tables of operations, held against AWS's own models.</summary>
public sealed class OperationTableTests
{
    private static readonly string[] s_reads = ["Get", "List", "Describe", "Simulate", "AssumeRole", "QueryMetrics"];

    public static TheoryData<string, string> Modelled => new(WireOperations.All.Where(o => o.Service.Host != "aps-workspaces").Select(o => (o.Service.Name, o.Name)));

    [Fact]
    public void A_write_is_what_no_verb_of_reading_begins() =>
        Assert.All(WireOperations.All, o => Assert.Equal(!s_reads.Any(verb => o.Name.StartsWith(verb, StringComparison.Ordinal)), o.IsWrite));

    [Theory]
    [MemberData(nameof(Modelled))]
    public void Method_path_status_and_members_are_the_model_s(string service, string name)
    {
        Operation operation = WireOperations.All.Single(o => o.Service.Name == service && o.Name == name && o.Service.Host != "aps-workspaces");
        Model model = ModelOf(service);
        JsonElement http = model.Operation(name).GetProperty("http");
        JsonElement? output = model.Output(name);

        Assert.Equal((operation.Method, operation.Route), model.Http(name));
        Assert.Equal(operation.Status, http.TryGetProperty("responseCode", out JsonElement status) ? status.GetInt32() : 200);
        Assert.Equal(operation.Members?.Order(), output is { } shape ? Names(model, shape).Order() : null);
        if (operation.IsWrite)
        {
            Assert.Equal(operation.Required.Order(), output is { } answer ? Needed(model, answer, string.Empty).Order() : []);
        }
    }

    private static Model ModelOf(string service) => service switch
    {
        "amp" => Model.Amp,
        "ec2" => Model.Ec2,
        "eks" => Model.Eks,
        "iam" => Model.Iam,
        _ => Model.Sts,
    };

    // EC2's names on the wire are not those of the model's members.
    private static IEnumerable<string> Names(Model model, JsonElement shape) => shape.GetProperty("members").EnumerateObject()
        .Select(m => model.Metadata.GetProperty("protocol").GetString() == "ec2" && m.Value.TryGetProperty("locationName", out JsonElement name) ? name.GetString()! : m.Name);

    /// <summary>The required members, down to those that have a value of their own.</summary>
    private static IEnumerable<string> Needed(Model model, JsonElement shape, string path) => Model.Required(shape).SelectMany(name =>
    {
        JsonElement member = model.Member(shape, name);
        string[] inner = member.GetProperty("type").GetString() == "structure" ? [.. Needed(model, member, $"{path}{name}.")] : [];
        return inner.Length > 0 ? inner : [path + name];
    });
}
