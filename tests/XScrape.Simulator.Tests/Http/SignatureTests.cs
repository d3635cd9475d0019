using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.</summary>
public sealed class SignatureTests : IDisposable
{
    private static readonly byte[] s_identity = Encoding.UTF8.GetBytes("Action=GetCallerIdentity&Version=2011-06-15");

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task A_right_signature_shows_who_calls()
    {
        Answer answer = (await _stage.FormAsync(Stage.Target, "sts", "GetCallerIdentity")).Ok();
        Assert.Equal("arn:aws:iam::444455556666:user/Admin", answer.Value("Arn"));
        Assert.Equal("444455556666", answer.Value("Account"));
        Assert.Equal(answer.Header("x-amzn-RequestId"), answer.Value("RequestId"));
    }

    [Theory]
    [InlineData("sts", "/", 403, "SignatureDoesNotMatch")]
    [InlineData("ec2", "/", 403, "SignatureDoesNotMatch")]
    [InlineData("aps", "/scrapers", 403, "InvalidSignatureException")]
    [InlineData("eks", "/clusters/prod-1", 403, "InvalidSignatureException")]
    public async Task A_wrong_secret_is_refused_in_the_words_of_the_service(string service, string path, int status, string code)
    {
        Signer signer = new(_stage.Simulator.Accounts[0].AccessKeyId, "a wrong secret");
        Answer answer = await _stage.SendAsync(Request(signer, service, path));
        answer.Fails(status, code);
        Assert.StartsWith("The request signature we calculated does not match", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sts", "/", 403, "InvalidClientTokenId")]
    [InlineData("ec2", "/", 401, "AuthFailure")]
    [InlineData("aps", "/scrapers", 403, "UnrecognizedClientException")]
    public async Task An_unknown_key_is_refused(string service, string path, int status, string code)
    {
        (await _stage.SendAsync(Request(new Signer("AKIANOBODY0000000000", "x"), service, path))).Fails(status, code);
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        (await _stage.SendAsync(new SimulatorRequest("GET", "/scrapers", [new("Host", "localhost")], []))).Fails(403, "MissingAuthenticationTokenException");
    }

    [Fact]
    public async Task A_broken_authorization_header_is_refused()
    {
        KeyValuePair<string, string>[] headers = [new("Host", "localhost"), new("X-Amz-Date", "20261122T120000Z"), new("Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20261122/us-west-2/aps/aws4_request")];
        (await _stage.SendAsync(new SimulatorRequest("GET", "/scrapers", headers, []))).Fails(403, "IncompleteSignature");
    }

    [Theory]
    [InlineData(-6, "Signature expired")]
    [InlineData(6, "Signature not yet current")]
    public async Task A_clock_that_is_off_by_more_than_five_minutes_is_refused(int minutes, string words)
    {
        SimulatorRequest request = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow().AddMinutes(minutes), "GET", "/scrapers", "", []);
        Answer answer = await _stage.SendAsync(request);
        answer.Fails(403, "InvalidSignatureException");
        Assert.StartsWith(words, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_off_by_less_is_accepted()
    {
        (await _stage.SendAsync(_stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow().AddMinutes(4), "GET", "/scrapers", "", []))).Ok();
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_refused()
    {
        SimulatorRequest signed = Request(_stage.Keys[Stage.Source], "sts", "/");
        (await _stage.SendAsync(signed with { Body = [.. signed.Body, (byte)'&'] })).Fails(403, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_query_that_was_changed_on_the_way_is_refused()
    {
        SimulatorRequest signed = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/scrapers", "maxResults=1", []);
        (await _stage.SendAsync(signed with { RawTarget = "/scrapers?maxResults=2" })).Fails(403, "InvalidSignatureException");
    }

    [Fact]
    public async Task Repeated_query_keys_and_encoded_values_are_covered_in_their_order()
    {
        string query = $"status=ACTIVE&alias={Signer.Encode("a b+c/ö")}&status=CREATING";
        (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, query)).Ok();
    }

    [Fact]
    public async Task An_encoded_path_is_encoded_once_more_before_it_is_signed()
    {
        string arn = Signer.Encode(Stage.Workspace);
        (await _stage.AmpAsync(Stage.Target, "GET", "/tags/" + arn)).Ok();
        SimulatorRequest once = _stage.Keys[Stage.Target].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/tags/" + Stage.Workspace, "", []);
        (await _stage.SendAsync(once with { RawTarget = "/tags/" + arn })).Fails(403, "InvalidSignatureException");
    }

    [Fact]
    public async Task White_space_around_and_inside_header_values_does_not_matter()
    {
        SimulatorRequest signed = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/scrapers", "", [], ("X-Amz-Note", "two words"));
        KeyValuePair<string, string>[] padded = [.. signed.Headers.Select(header => header.Key == "X-Amz-Note" ? new("x-AMZ-note", "  two   words ") : header)];
        (await _stage.SendAsync(signed with { Headers = padded })).Ok();
    }

    [Fact]
    public async Task A_content_hash_header_is_neither_needed_nor_believed()
    {
        SimulatorRequest signed = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/scrapers", "", [], ("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"));
        (await _stage.SendAsync(signed)).Ok(); // the canonical request carries the body's own hash
        SimulatorRequest changed = signed with { Body = [1] };
        (await _stage.SendAsync(changed)).Fails(403, "InvalidSignatureException");
    }

    [Fact]
    public async Task The_date_of_the_scope_must_be_that_of_the_request()
    {
        SimulatorRequest signed = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/scrapers", "", []);
        KeyValuePair<string, string>[] headers = [.. signed.Headers.Select(header => header.Key == "Authorization" ? new(header.Key, header.Value.Replace("20261122", "20261121", StringComparison.Ordinal)) : header)];
        (await _stage.SendAsync(signed with { Headers = headers })).Fails(403, "InvalidSignatureException");
    }

    [Fact]
    public async Task The_host_must_be_signed()
    {
        SimulatorRequest signed = _stage.Keys[Stage.Source].Sign("aps", "us-west-2", _stage.Clock.GetUtcNow(), "GET", "/scrapers", "", []);
        KeyValuePair<string, string>[] headers = [.. signed.Headers.Select(header => header.Key == "Authorization" ? new(header.Key, header.Value.Replace("host;", "", StringComparison.Ordinal)) : header)];
        (await _stage.SendAsync(signed with { Headers = headers })).Fails(403, "InvalidSignatureException");
    }

    [Fact]
    public async Task A_presigned_request_holds_until_it_expires()
    {
        SimulatorRequest request = _stage.Keys[Stage.Source].Presign("sts", "us-west-2", _stage.Clock.GetUtcNow(), "Action=GetCallerIdentity&Version=2011-06-15", 600);
        Assert.Equal(Stage.Source, (await _stage.SendAsync(request)).Ok().Value("Account"));
        (await _stage.SendAsync(request with { RawTarget = request.RawTarget.Replace("2011", "2012", StringComparison.Ordinal) })).Fails(403, "SignatureDoesNotMatch");
        _stage.Clock.Advance(TimeSpan.FromSeconds(601));
        (await _stage.SendAsync(request)).Fails(403, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Signatures_may_be_left_unchecked_but_keys_may_not()
    {
        using Stage lax = new(options => options with { VerifySignatures = false });
        (await lax.SendAsync(Request(new Signer(lax.Simulator.Accounts[0].AccessKeyId, "wrong"), "sts", "/"))).Ok();
        (await lax.SendAsync(Request(new Signer("AKIANOBODY0000000000", "wrong"), "sts", "/"))).Fails(403, "InvalidClientTokenId");
    }

    private SimulatorRequest Request(Signer signer, string service, string path) => path == "/"
        ? signer.Sign(service, "us-west-2", _stage.Clock.GetUtcNow(), "POST", path, "", s_identity, ("Content-Type", "application/x-www-form-urlencoded"))
        : signer.Sign(service, "us-west-2", _stage.Clock.GetUtcNow(), "GET", path, "", []);
}
