using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Http.Signing;

/// <summary>Finds out who calls, refusing what AWS refuses.</summary>
internal sealed class Authenticator(SimulatedWorld world)
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    private readonly ConcurrentDictionary<string, byte[]> _signingKeys = new(StringComparer.Ordinal);

    public AccessKey Authenticate(SimulatorRequest request, Target target, Signature? signature, Protocol protocol)
    {
        if (signature is null)
        {
            throw protocol == Protocol.RestJson
                ? new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
                : new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }

        if (!world.Keys.TryGetValue(signature.AccessKeyId, out AccessKey? key) || key.IsInactive || !TokenFits(key, signature))
        {
            throw Unknown(protocol);
        }

        if (world.Options.VerifySignatures)
        {
            CheckMoment(signature, protocol);
            CheckSignature(request, target, signature, key, protocol);
        }

        CheckPlace(signature, key, protocol);
        if (key.Expiration is { } end && end <= world.Options.WallClock.GetUtcNow())
        {
            throw Expired(protocol);
        }

        return key;
    }

    private static bool TokenFits(AccessKey key, Signature signature) =>
        key.SessionToken is null ? signature.SecurityToken is null : signature.SecurityToken is { } token && Hashing.Same(token, key.SessionToken);

    /// <summary>
    /// A Region must exist, have the service, and belong to the account's partition. IAM is not called with GetSessionToken's
    /// keys unless a second factor stood behind them: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
    /// </summary>
    private void CheckPlace(Signature signature, AccessKey key, Protocol protocol)
    {
        if (!AwsRegions.Have(signature.Service, signature.Region) && !world.Options.MoreRegions.Contains(signature.Region))
        {
            throw Mismatch(protocol, $"Credential should be scoped to a valid region, not '{signature.Region}'. (AWS has no endpoint of '{signature.Service}' there)");
        }

        bool limited = key.Caller is { User: not null, Terms: not null };
        bool foreign = signature.Service != "iam" && Arn.PartitionOf(signature.Region) != key.Caller.Account.Partition; // IAM is signed for one Region, and with a given endpoint for us-east-1
        if (foreign || (limited && signature.Service == "iam"))
        {
            throw Unknown(protocol);
        }
    }

    private void CheckMoment(Signature signature, Protocol protocol)
    {
        if (!DateTimeOffset.TryParseExact(signature.Moment, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset signed)
            && !DateTimeOffset.TryParse(signature.Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out signed))
        {
            throw new AwsError(403, "IncompleteSignature", "Date must be in ISO-8601 'basic format'. Got '" + signature.Moment + "'.");
        }

        if (signed.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture) != signature.Date)
        {
            throw Mismatch(protocol, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
        }

        DateTimeOffset now = world.Options.WallClock.GetUtcNow();
        TimeSpan skew = world.Options.AllowedClockSkew;
        DateTimeOffset oldest = now - (signature.ExpiresSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : skew);
        if (signed < oldest)
        {
            string message = $"Signature expired: {Stamp(signed)} is now earlier than {Stamp(oldest)} ({Stamp(now)} - {skew.TotalMinutes.ToString(CultureInfo.InvariantCulture)} min.)";
            throw protocol == Protocol.Ec2 ? new AwsError(400, "RequestExpired", "Request has expired.") : Mismatch(protocol, message);
        }

        if (signed > now + skew)
        {
            string message = $"Signature not yet current: {Stamp(signed)} is still later than {Stamp(now + skew)} ({Stamp(now)} + {skew.TotalMinutes.ToString(CultureInfo.InvariantCulture)} min.)";
            throw protocol == Protocol.Ec2 ? new AwsError(400, "RequestExpired", "Request has expired.") : Mismatch(protocol, message);
        }
    }

    private void CheckSignature(SimulatorRequest request, Target target, Signature signature, AccessKey key, Protocol protocol)
    {
        if (!signature.SignedHeaders.Contains("host"))
        {
            throw Mismatch(protocol, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        string text = $"AWS4-HMAC-SHA256\n{signature.Moment}\n{signature.Scope}\n{Hashing.Sha256(Encoding.UTF8.GetBytes(CanonicalRequest.Of(request, target, signature)))}";
        if (!Hashing.Same(Hashing.Hex(Hashing.Hmac(SigningKey(key, signature), text)), signature.Value))
        {
            throw Mismatch(protocol, "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private byte[] SigningKey(AccessKey key, Signature signature)
    {
        const int Most = 10_000;
        if (_signingKeys.Count > Most)
        {
            _signingKeys.Clear();
        }

        return _signingKeys.GetOrAdd(key.Id + "/" + signature.Scope, _ =>
        {
            byte[] ofDate = Hashing.Hmac(Encoding.UTF8.GetBytes("AWS4" + key.Secret), signature.Date);
            return Hashing.Hmac(Hashing.Hmac(Hashing.Hmac(ofDate, signature.Region), signature.Service), "aws4_request");
        });
    }

    private static AwsError Unknown(Protocol protocol)
    {
        const string Message = "The security token included in the request is invalid.";
        return protocol switch
        {
            Protocol.RestJson => new AwsError(403, "UnrecognizedClientException", Message),
            Protocol.Ec2 => new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
            _ => new AwsError(403, "InvalidClientTokenId", Message),
        };
    }

    private static AwsError Expired(Protocol protocol)
    {
        const string Message = "The security token included in the request is expired";
        return protocol switch
        {
            Protocol.RestJson => new AwsError(403, "ExpiredTokenException", Message),
            Protocol.Ec2 => new AwsError(400, "RequestExpired", "Request has expired."),
            _ => new AwsError(403, "ExpiredToken", Message),
        };
    }

    private static AwsError Mismatch(Protocol protocol, string message) =>
        new(403, protocol == Protocol.RestJson ? "InvalidSignatureException" : "SignatureDoesNotMatch", message);

    private static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
