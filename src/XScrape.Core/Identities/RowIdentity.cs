using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Identities;

/// <summary>
/// The identity that a row names for one side. It counts where the command names none for that side: a row that could replace
/// the command's identity would also decide which account is reached, and no check of accounts would notice.
/// </summary>
internal static class RowIdentity
{
    /// <summary>LinkConflict where the command names an identity for the side, and the row another one.</summary>
    /// <param name="side">Source or Target.</param>
    /// <param name="given">What the command names.</param>
    /// <param name="profile">The row's profile, or null.</param>
    /// <param name="assume">The row's role to assume, or null.</param>
    public static SideArguments Join(string side, SideArguments given, string? profile, RoleArn? assume)
    {
        if (given.IsGiven)
        {
            RefuseOther(side, "ProfileName", profile, given.ProfileName);
            RefuseOther(side, "AssumeRoleArn", assume?.ToString(), given.AssumeRole?.ToString());
        }

        if (given is { ExternalId: not null, AssumeRole: null })
        {
            throw new XScrapeException(
                FailureId.LinkConflict,
                $"-{side}AssumeRoleExternalId is the external id of -{side}AssumeRoleArn, which is not given. It is never sent for a role that a row names.",
                $"Give -{side}AssumeRoleArn, too, or leave out -{side}AssumeRoleExternalId.");
        }

        return given.IsGiven ? given : given with { ProfileName = profile, AssumeRole = assume };
    }

    private static void RefuseOther(string side, string what, string? row, string? given)
    {
        if (row is not null && row != given)
        {
            throw new XScrapeException(
                FailureId.LinkConflict,
                $"The row's {side}{what} is {row}, and the command names {(given is null ? "another identity" : given)} for the {side.ToLowerInvariant()} account. A row never replaces the command's identity.",
                $"Remove the column {side}{what}, or leave out the identity of that side: -ProfileName, -Credential or keys with a role per row are the usual way for a fleet.");
        }
    }
}
