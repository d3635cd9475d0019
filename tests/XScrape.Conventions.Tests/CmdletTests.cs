using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace XScrape.Conventions;

/// <summary>The cmdlets as those who know PowerShell and AWS.Tools expect them.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/developer/cmdlet/cmdlet-development-guidelines</remarks>
public sealed partial class CmdletTests
{
    private const int HighImpact = 3;

    private static readonly string[] s_changing = ["New", "Set", "Remove", "Update", "Connect", "Disconnect", "Stop", "Add", "Clear", "Reset", "Register", "Unregister", "Export"];

    private static readonly string[] s_destructive = ["Remove", "Disconnect"];

    /// <summary>Names that scripts rely on, with AWS.Tools' own for the same things.</summary>
    private static readonly Dictionary<string, string[]> s_aliases = new()
    {
        ["Link"] = ["InputObject"],
        ["ClusterArn"] = ["EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn"],
        ["SubnetId"] = ["EksConfiguration_SubnetId", "VpcConfiguration_SubnetId"],
        ["SecurityGroupId"] = ["EksConfiguration_SecurityGroupId", "VpcConfiguration_SecurityGroupId"],
        ["WorkspaceArn"] = ["AmpConfiguration_WorkspaceArn"],
        ["SourceRoleArn"] = ["RoleConfiguration_SourceRoleArn"],
        ["TargetRoleArn"] = ["RoleConfiguration_TargetRoleArn"],
        ["Tag"] = ["Tags"],
        ["ProfileName"] = ["StoredCredentials", "AWSProfileName"],
        ["ProfileLocation"] = ["AWSProfilesLocation", "ProfilesLocation"],
        ["AccessKey"] = ["AK"],
        ["SecretKey"] = ["SK", "SecretAccessKey"],
        ["SessionToken"] = ["ST"],
        ["Region"] = ["RegionToCall"],
    };

    private static readonly Dictionary<string, Type> s_types = new()
    {
        ["Timeout"] = typeof(TimeSpan),
        ["PollInterval"] = typeof(TimeSpan),
        ["ThrottleLimit"] = typeof(int),
        ["Tag"] = typeof(System.Collections.Hashtable),
        ["SubnetId"] = typeof(string[]),
        ["SecurityGroupId"] = typeof(string[]),
        ["AllowedAccountId"] = typeof(string[]),
        ["Path"] = typeof(string),
        ["Credential"] = typeof(object),
        ["SourceCredential"] = typeof(object),
        ["TargetCredential"] = typeof(object),
        ["Force"] = typeof(SwitchParameter),
        ["PassThru"] = typeof(SwitchParameter),
        ["Quiet"] = typeof(SwitchParameter),
        ["Adopt"] = typeof(SwitchParameter),
    };

    private static readonly string[] s_completed = ["ProfileName", "SourceProfileName", "TargetProfileName", "Region", "ScraperId", "ScraperArn", "Alias", "ClusterArn", "WorkspaceArn"];

    [Fact]
    public void There_are_cmdlets() => Assert.True(Cmdlet.All.Count >= 8);

    [Fact]
    public void Verbs_are_approved() => Offenders.MustBeNone(Cmdlet.All.Where(c => !ApprovedVerbs().Contains(c.Verb)));

    [Fact]
    public void Nouns_have_the_prefix_and_are_singular() => Offenders.MustBeNone(Cmdlet.All.Where(c => !Noun().IsMatch(c.Noun)));

    [Fact]
    public void Classes_are_named_for_their_cmdlets() =>
        Offenders.MustBeNone(Cmdlet.All.Where(c => c.Type.FullName != $"XScrape.PowerShell.Commands.{c.Verb}{c.Noun}Command" || !c.Type.IsSealed || !c.Type.IsPublic));

    [Fact]
    public void Every_cmdlet_says_what_comes_out() =>
        Offenders.MustBeNone(Cmdlet.All.Where(c => !c.Type.GetCustomAttributesData().Any(a => a.AttributeType == typeof(OutputTypeAttribute))));

    [Fact]
    public void What_changes_something_asks_first_and_nothing_else_does() =>
        Offenders.MustBeNone(Cmdlet.All.Where(c => c.SupportsShouldProcess != s_changing.Contains(c.Verb)));

    [Fact]
    public void Only_what_removes_has_high_impact() =>
        Offenders.MustBeNone(Cmdlet.All.Where(c => c.SupportsShouldProcess && c.Impact != (s_destructive.Contains(c.Verb) ? HighImpact : 2)));

    [Fact]
    public void What_has_high_impact_can_be_forced() =>
        Offenders.MustBeNone(Cmdlet.All.Where(c => s_destructive.Contains(c.Verb) && c.Parameters.All(p => p.Name != "Force")));

    [Fact]
    public void One_parameter_at_most_takes_the_pipeline_in_a_set() =>
        Offenders.MustBeNone(Cmdlet.All.SelectMany(c => c.Sets.Where(set => FromPipeline(c, set) > 1).Select(set => $"{c} {set}")));

    [Fact]
    public void Cmdlets_that_work_on_links_take_them_from_the_pipeline() => Offenders.MustBeNone(
        Cmdlet.All.Where(c => c.TakesLinks && c.Parameters.Single(p => p.Name == "Link").Places is not [{ ByValue: true }, ..])
            .Concat(Cmdlet.All.Where(c => IsLinkCommand(c.Type) && c.Sets.Any(set => FromPipeline(c, set) != 1))));

    [Fact]
    public void Nothing_binds_by_property_name_or_from_the_rest_of_the_line() => Offenders.MustBeNone(
        Cmdlet.All.SelectMany(c => c.Parameters.Where(p => p.Places.Any(place => place.ByName || place.Remaining)).Select(p => $"{c} -{p.Name}")));

    [Fact]
    public void Parameters_have_the_aliases_of_AWS_Tools() => Offenders.MustBeNone(
        from c in Cmdlet.All
        from p in c.Parameters
        where s_aliases.ContainsKey(p.Name)
        from alias in s_aliases[p.Name].Except(p.Aliases)
        select $"{c} -{p.Name} lacks the alias {alias}");

    [Fact]
    public void Parameters_of_one_name_have_one_type() => Offenders.MustBeNone(
        from c in Cmdlet.All
        from p in c.Parameters
        where s_types.TryGetValue(p.Name, out Type? type) && (Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType) != type
        select $"{c} -{p.Name} is {p.Property.PropertyType}");

    [Fact]
    public void Parameters_have_singular_Pascal_names_and_switches_are_no_Booleans() => Offenders.MustBeNone(
        from c in Cmdlet.All
        from p in c.Parameters
        where !ParameterName().IsMatch(p.Name) || p.Property.PropertyType == typeof(bool) || p.Property.PropertyType == typeof(bool?)
        select $"{c} -{p.Name}");

    [Fact]
    public void Aliases_and_names_do_not_meet() => Offenders.MustBeNone(
        from c in Cmdlet.All
        from same in c.Parameters.SelectMany(p => p.Aliases.Append(p.Name)).GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select $"{c} has {same.Key} twice");

    [Fact]
    public void What_can_be_completed_is() => Offenders.MustBeNone(
        from c in Cmdlet.All
        where c.Noun != "XASimulator"
        from p in c.Parameters
        where s_completed.Contains(p.Name) && !p.TypesNamedBy(typeof(ArgumentCompleterAttribute)).Any()
        select $"{c} -{p.Name} has no completer");

    [Fact]
    public void Completers_can_be_made_by_PowerShell() => Offenders.MustBeNone(
        from type in Cmdlet.All.SelectMany(c => c.Parameters).SelectMany(p => p.TypesNamedBy(typeof(ArgumentCompleterAttribute))).Distinct()
        where !typeof(IArgumentCompleter).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null
        select type);

    [Fact]
    public void The_manifest_exports_the_cmdlets()
    {
        string list = Exports().Match(Repository.Read("XScrape.psd1")).Groups["list"].Value;
        Assert.Equal(Cmdlet.All.Select(c => c.Name).Order(StringComparer.Ordinal), Quoted().Matches(list).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_has_its_help_page_and_every_page_its_cmdlet()
    {
        IEnumerable<string> pages = Repository.Files.Where(f => Page().IsMatch(f)).Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => !n.StartsWith("about_", StringComparison.Ordinal));
        Assert.Equal(Cmdlet.All.Select(c => c.Name).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static int FromPipeline(Cmdlet cmdlet, string set) =>
        cmdlet.Parameters.Count(p => p.Places.Any(place => place.ByValue && (place.Set is null || place.Set == set)));

    private static bool IsLinkCommand(Type? type) => type is not null && (type.Name == "LinkCommand" || IsLinkCommand(type.BaseType));

    private static HashSet<string> ApprovedVerbs() =>
    [
        .. new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [GeneratedRegex("^XA[A-Z][A-Za-z]*[^s]$")]
    private static partial Regex Noun();

    [GeneratedRegex("^([A-Z][a-z]+)+(?<!s)$|^Alias$|^[A-Za-z]*(Address|Status|Diagnosis)$")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\((?<list>[^)]*)\)")]
    private static partial Regex Exports();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^docs/en-US/[^/]+\.md$")]
    private static partial Regex Page();
}
