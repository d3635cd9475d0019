using XScrape.Links.Owners;

namespace XScrape.Tests.Links;

public sealed class OwnerTagTests
{
    [Fact]
    public void What_a_link_makes_is_its_own_and_no_others()
    {
        Dictionary<string, string> tags = OwnerTag.For(Samples.Key(), new Dictionary<string, string> { ["team"] = "obs" });
        Assert.Equal("obs", tags["team"]);
        Assert.Equal(Ownership.Ours, OwnerTag.Of(tags, Samples.Key()));
        Assert.Equal(Ownership.AnotherLink, OwnerTag.Of(tags, Samples.Key("prod-2")));
    }

    [Fact]
    public void What_has_no_tag_is_nobodys() =>
        Assert.Equal(Ownership.Nobody, OwnerTag.Of(new Dictionary<string, string> { ["team"] = "obs" }, Samples.Key()));

    [Fact]
    public void A_user_cannot_tag_a_role_as_another_links() =>
        Assert.Equal(Ownership.Ours, OwnerTag.Of(OwnerTag.For(Samples.Key(), new Dictionary<string, string> { [OwnerTag.Key] = "another" }), Samples.Key()));
}
