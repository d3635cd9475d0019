using FsCheck.Fluent;
using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class IdListTests
{
    [Fact]
    public void A_list_prints_as_one_cell_and_reads_back() => Law.Holds(
        from count in Gen.Choose(1, 5)
        from ids in Some.Text("abc0123456789", 1, 17).ArrayOf(count)
        select ids.Select(id => "subnet-" + id).Distinct().ToArray(),
        ids => IdList.Subnets([IdList.Subnets(ids).ToString()]).SequenceEqual(ids));

    [Fact]
    public void Semicolons_commas_and_lists_mean_the_same() =>
        Assert.Equal(IdList.SecurityGroups(["sg-1", "sg-2"]), IdList.SecurityGroups([" sg-2 , sg-1 ;"]));

    [Fact]
    public void Equal_lists_have_equal_hash_codes() =>
        Assert.Equal(IdList.Subnets(["subnet-1;subnet-2"]).GetHashCode(), IdList.Subnets(["subnet-2;subnet-1"]).GetHashCode());

    [Fact]
    public void Another_id_makes_another_list()
    {
        Assert.NotEqual(IdList.Subnets(["subnet-1"]), IdList.Subnets(["subnet-2"]));
        Assert.NotEqual(IdList.Subnets(["subnet-1"]), IdList.Subnets(["subnet-1;subnet-2"]));
    }

    [Theory]
    [InlineData("sg-1")]
    [InlineData("subnet-")]
    [InlineData("subnet-A")]
    [InlineData("subnet-*")]
    [InlineData("$EKS_SUBNET_IDS")]
    public void An_id_of_another_kind_is_refused(string text) =>
        Expect.Failure(FailureId.InvalidResourceId, () => IdList.Subnets([text]));

    [Fact]
    public void The_same_id_twice_is_refused() =>
        Assert.Contains("'subnet-1' is given twice", Expect.Failure(FailureId.InvalidResourceId, () => IdList.Subnets(["subnet-1;subnet-2", "subnet-1"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scraper_takes_five_subnets_at_most() =>
        Expect.Failure(FailureId.InvalidResourceId, () => IdList.Subnets(Enumerable.Range(1, 6).Select(n => $"subnet-{n}")));
}
