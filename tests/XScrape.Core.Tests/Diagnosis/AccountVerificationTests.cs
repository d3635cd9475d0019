using System.Reflection;
using XScrape.Arns;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Diagnosis;

/// <summary>What an identity of another account did not see, or saw of another account, is no finding about the link.</summary>
public sealed class AccountVerificationTests
{
    private static readonly PropertyInfo[] s_observations =
        [.. typeof(LinkSnapshot).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Observation<>))];

    [Fact]
    public async Task Whatever_was_read_by_a_wrong_identity_is_hidden()
    {
        LinkSnapshot seen = new(new FakeCloud().Link(new LinkFacts { SourceAccount = AccountId.Parse("999999999991"), TargetAccount = AccountId.Parse("999999999992") }));
        foreach (PropertyInfo property in s_observations)
        {
            property.SetValue(seen, Activator.CreateInstance(property.PropertyType, "any:Read", "me"));
        }

        LinkSnapshot left = await AccountVerification.AskAsync(seen, TestContext.Current.CancellationToken);

        Assert.Equal((Samples.SourceAccount, Samples.TargetAccount), (left.WrongSource!.ToString(), left.WrongTarget!.ToString()));
        Assert.InRange(s_observations.Length, 15, 100);
        Assert.Empty(s_observations.Where(p => p.PropertyType.GetProperty("Failure")!.GetValue(p.GetValue(left)) is null).Select(p => p.Name));
    }
}
