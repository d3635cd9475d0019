using Amazon.Runtime.Internal.Transform;

namespace XScrape.Aws.Wire.Responses;

/// <summary>The pipeline's view of a body that we read as a whole.</summary>
internal sealed class BodyContext : UnmarshallerContext
{
    /// <summary>No answer of these services is near this size; more is not an answer of theirs.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Stream _stream;

    public BodyContext(Stream stream, IWebResponseData response)
    {
        _stream = stream;
        WebResponseData = response;
    }

    public override string CurrentPath => string.Empty;

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => false;

    public byte[] ReadAll()
    {
        using MemoryStream whole = new();
        byte[] part = new byte[8192];
        int count;
        while ((count = _stream.Read(part, 0, part.Length)) > 0)
        {
            whole.Write(part, 0, count);
            if (whole.Length > MaxBytes)
            {
                throw new InvalidDataException($"The answer is longer than {MaxBytes} bytes.");
            }
        }

        return whole.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
