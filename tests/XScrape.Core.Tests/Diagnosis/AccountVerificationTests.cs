using System.Reflection;
using System.Runtime.CompilerServices;
using XScrape.Arns;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Diagnosis;

/// <summary>What an identity of another account did not see, or saw of another account, is no finding about the link.</summary>
public sealed class AccountVerificationTests
{
    [Fact]
    public async Task Whatever_was_read_by_a_wrong_identity_is_hidden()
    {
        int observations = 0;
        foreach (Type source in Kinds(typeof(SourceSnapshot)))
        {
            foreach (Type destination in Kinds(typeof(DestinationSnapshot)))
            {
                LinkSnapshot seen = new(new FakeCloud().Link(new LinkFacts { SourceAccount = AccountId.Parse("999999999991"), TargetAccount = AccountId.Parse("999999999992") }))
                {
                    Source = (SourceSnapshot)Full(source),
                    Destination = (DestinationSnapshot)Full(destination),
                };
                Fill(seen);

                LinkSnapshot left = await AccountVerification.AskAsync(seen, TestContext.Current.CancellationToken);

                Assert.Equal((Samples.SourceAccount, Samples.TargetAccount), (left.WrongSource!.ToString(), left.WrongTarget!.ToString()));
                PropertyInfo[] shown = [.. new object[] { left, left.Source!, left.Destination! }.SelectMany(part => Observations(part.GetType()).Where(p => FailureOf(p.GetValue(part)!) is null))];
                Assert.Empty(shown.Select(p => p.Name));
                observations += new object[] { left, left.Source!, left.Destination! }.Sum(part => Observations(part.GetType()).Length);
            }
        }

        Assert.InRange(observations, 15, 1000);
    }

    private static Type[] Kinds(Type union) => [.. union.Assembly.GetTypes().Where(type => type.IsSubclassOf(union) && !type.IsAbstract)];

    private static object Full(Type kind)
    {
        object made = RuntimeHelpers.GetUninitializedObject(kind);
        Fill(made);
        return made;
    }

    private static void Fill(object part)
    {
        foreach (PropertyInfo property in Observations(part.GetType()))
        {
            property.SetValue(part, Activator.CreateInstance(property.PropertyType, "any:Read", "me"));
        }
    }

    private static object? FailureOf(object observation) => observation.GetType().GetProperty("Failure")!.GetValue(observation);

    private static PropertyInfo[] Observations(Type part) =>
        [.. part.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Observation<>))];
}
