using XScrape.Yaml.Rules;

namespace XScrape.Yaml.Tests;

/// <summary>Selectors of kubernetes_sd_configs, as Kubernetes' own parsers take them. The promtool at hand is built without them.</summary>
public sealed class SelectorTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("!a")]
    [InlineData("a=b,c!=d")]
    [InlineData("a==b, c , !d")]
    [InlineData("a=")]
    [InlineData("a=,b")]
    [InlineData("a in (b,c),d notin ()")]
    [InlineData("a in (,b,)")]
    [InlineData("in in (in,notin)")]
    [InlineData("app.kubernetes.io/name=prom")]
    [InlineData("a>1,b<2")]
    public void A_label_selector_is_taken(string text) => Assert.Null(LabelSelector.Fault(text));

    [Theory]
    [InlineData("a=b=c")]
    [InlineData("a,")]
    [InlineData(",a")]
    [InlineData("a b")]
    [InlineData("a=b c")]
    [InlineData("!a=b")]
    [InlineData("!")]
    [InlineData("=a")]
    [InlineData("a in b")]
    [InlineData("a in (b")]
    [InlineData("a in (b c)")]
    [InlineData("a in (b,")]
    [InlineData("a>b")]
    [InlineData("a>-1")]
    [InlineData("a=-b")]
    [InlineData("a={{b}}")]
    [InlineData("-a")]
    [InlineData("/a")]
    [InlineData("A.com/a")]
    [InlineData("a/b/c")]
    [InlineData("a=0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_label_selector_is_refused(string text) => Assert.NotNull(LabelSelector.Fault(text));

    [Theory]
    [InlineData("", true)]
    [InlineData("status.phase=Running,spec.nodeName!=a", true)]
    [InlineData("a==b,,c=", true)]
    [InlineData(@"a=b\,c\=d\\", true)]
    [InlineData("a=b=c", false)]
    [InlineData("a", false)]
    [InlineData("a=b,c", false)]
    [InlineData(@"a=b\c", false)]
    [InlineData(@"a=b\", false)]
    public void A_field_selector_is_taken_or_refused(string text, bool taken) => Assert.Equal(taken, FieldSelector.Fault(text) is null);
}
