using System.Globalization;

namespace XScrape.Simulator.Setup;

/// <summary>Sets switches by name, for command lines and files.</summary>
internal static class FactNames
{
    public static UnconfirmedFacts Set(UnconfirmedFacts facts, string name, string value) => name switch
    {
        nameof(UnconfirmedFacts.ListScrapersOmitsRoleConfiguration) => facts with { ListScrapersOmitsRoleConfiguration = Flag(name, value) },
        nameof(UnconfirmedFacts.ListScrapersLag) => facts with { ListScrapersLag = Time(name, value) },
        nameof(UnconfirmedFacts.RolesMustExistAtCreation) => facts with { RolesMustExistAtCreation = Flag(name, value) },
        nameof(UnconfirmedFacts.MissingSurroundingsFailCreation) => facts with { MissingSurroundingsFailCreation = Flag(name, value) },
        nameof(UnconfirmedFacts.CollectorSessionLifetime) => facts with { CollectorSessionLifetime = Time(name, value) },
        nameof(UnconfirmedFacts.UpdateWithoutDestinationDropsRoleConfiguration) => facts with { UpdateWithoutDestinationDropsRoleConfiguration = Flag(name, value) },
        nameof(UnconfirmedFacts.DeleteWhileCreatingError) => facts with { DeleteWhileCreatingError = Error(name, value) },
        nameof(UnconfirmedFacts.SameAccountTrustByRoleArnSuffices) => facts with { SameAccountTrustByRoleArnSuffices = Flag(name, value) },
        nameof(UnconfirmedFacts.ClientTokenLifetime) => facts with { ClientTokenLifetime = Time(name, value) },
        nameof(UnconfirmedFacts.TokenReplaysGoneScraper) => facts with { TokenReplaysGoneScraper = Flag(name, value) },
        nameof(UnconfirmedFacts.TokenMismatchError) => facts with { TokenMismatchError = Error(name, value) },
        nameof(UnconfirmedFacts.SecondarySourcePermissionsNeeded) => facts with { SecondarySourcePermissionsNeeded = Flag(name, value) },
        nameof(UnconfirmedFacts.TrustPolicyCountsWhiteSpace) => facts with { TrustPolicyCountsWhiteSpace = Flag(name, value) },
        nameof(UnconfirmedFacts.SubnetsInOneZoneRefused) => facts with { SubnetsInOneZoneRefused = Flag(name, value) },
        nameof(UnconfirmedFacts.TwoZonesNeeded) => facts with { TwoZonesNeeded = Flag(name, value) },
        nameof(UnconfirmedFacts.HalfRoleConfigurationRefused) => facts with { HalfRoleConfigurationRefused = Flag(name, value) },
        nameof(UnconfirmedFacts.ForeignTargetRoleRefused) => facts with { ForeignTargetRoleRefused = Flag(name, value) },
        nameof(UnconfirmedFacts.ForeignWorkspaceMustExist) => facts with { ForeignWorkspaceMustExist = Flag(name, value) },
        nameof(UnconfirmedFacts.ForeignWorkspaceIsTagged) => facts with { ForeignWorkspaceIsTagged = Flag(name, value) },
        nameof(UnconfirmedFacts.SecondDocumentRefused) => facts with { SecondDocumentRefused = Flag(name, value) },
        nameof(UnconfirmedFacts.MetricRelabelRulesReachUp) => facts with { MetricRelabelRulesReachUp = Flag(name, value) },
        _ => throw new FormatException($"There is no fact '{name}'."),
    };

    private static bool Flag(string name, string value) => bool.TryParse(value, out bool flag) ? flag : throw new FormatException($"{name} is true or false, not '{value}'.");

    private static TimeSpan Time(string name, string value) => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
        ? time
        : throw new FormatException($"{name} is a time such as 01:00:00, not '{value}'.");

    private static string Error(string name, string value) => value is "ConflictException" or "ValidationException"
        ? value
        : throw new FormatException($"{name} is ConflictException or ValidationException, not '{value}'.");
}
