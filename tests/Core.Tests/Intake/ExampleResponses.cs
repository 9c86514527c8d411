using System.Text;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Serverless.Surveys;

namespace Serverless.Core.Tests.Intake;

/// <summary>Response files for group basisscholen in wave 2019 of the codebook in docs/formats.md.</summary>
internal static class ExampleResponses
{
    public const string Header =
        "respondent,brin,grootte,regio,werkt-samen,noemer,doelen.taal,doelen.zorg,doelen.geen,stellingen.visie,stellingen.team,cijfer,toelichting";

    public const string Row = "r1,01AB,1,n,1,kc,1,0,0,3,9,7.5,Gaat goed";

    public static Codebook Codebook { get; } = ExampleCodebook.Read();

    public static byte[] Csv(params string[] rows) =>
        Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + "\n");

    public static Task<ValidationReport> CheckAsync(
        byte[] file,
        string group = "basisscholen",
        Codebook? codebook = null
    ) => ResponseReader.CheckAsync(new ForwardOnlyStream(file), codebook ?? Codebook, "2019", group);

    public static Task<ValidationReport> CheckAsync(params string[] rows) => CheckAsync(Csv(rows));

    public static Task<ResponseSet> SetAsync(params string[] rows) => SetAsync(Csv(rows));

    public static Task<ResponseSet> SetAsync(byte[] file, Codebook? codebook = null) =>
        ResponseReader.SetAsync(new ForwardOnlyStream(file), codebook ?? Codebook, "2019", "basisscholen");

    /// <summary>The example row with one column changed.</summary>
    public static string With(string column, string value, string respondent = "r1")
    {
        var cells = Row.Split(',');
        cells[0] = respondent;
        cells[Array.IndexOf(Header.Split(','), column)] = value;
        return string.Join(',', cells);
    }
}

/// <summary>
/// A stream as the server gives it: it can be read once, in order, asynchronously and in small pieces.
/// </summary>
internal sealed class ForwardOnlyStream(byte[] content, int piece = 7_001) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(piece, buffer.Length), content.Length - _position);
        content.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return ValueTask.FromResult(count);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Synchronous reading is not allowed.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
