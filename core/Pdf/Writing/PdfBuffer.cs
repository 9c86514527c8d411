using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>Bytes of a PDF in the making. Numbers are written invariantly with at most two decimals.</summary>
internal sealed class PdfBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes;

    public PdfBuffer(int capacity = 4096) => _bytes = new ArrayBufferWriter<byte>(capacity);

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Text in ASCII: operators, names, dictionaries.</summary>
    public PdfBuffer Add(string ascii)
    {
        var written = Encoding.ASCII.GetBytes(ascii, _bytes.GetSpan(ascii.Length));
        _bytes.Advance(written);
        return this;
    }

    public PdfBuffer Add(int number)
    {
        Utf8Formatter.TryFormat(number, _bytes.GetSpan(12), out var written);
        _bytes.Advance(written);
        return this;
    }

    /// <summary>A reference to an object.</summary>
    public PdfBuffer Reference(int number) => Add(number).Add(" 0 R");

    public PdfBuffer Add(double number) => Decimal(number, 100);

    /// <summary>The three parts of a colour, exact to one step of 255.</summary>
    public PdfBuffer Add(Color color)
    {
        Decimal(color.Red / 255.0, 1000).Add(" ");
        Decimal(color.Green / 255.0, 1000).Add(" ");
        return Decimal(color.Blue / 255.0, 1000);
    }

    public PdfBuffer Hex(int value)
    {
        var span = _bytes.GetSpan(4);
        for (var i = 0; i < 4; i++)
            span[i] = "0123456789ABCDEF"u8[(value >> (12 - (4 * i))) & 0xF];
        _bytes.Advance(4);
        return this;
    }

    private PdfBuffer Decimal(double number, int scale)
    {
        var scaled = (long)Math.Round(number * scale, MidpointRounding.AwayFromZero);
        if (scaled < 0)
        {
            Add("-");
            scaled = -scaled;
        }

        Add((int)(scaled / scale));
        var fraction = (int)(scaled % scale);
        if (fraction == 0)
            return this;
        var span = _bytes.GetSpan(4);
        var at = 0;
        span[at++] = (byte)'.';
        for (var unit = scale / 10; unit > 0 && fraction > 0; unit /= 10)
        {
            span[at++] = (byte)('0' + (fraction / unit));
            fraction %= unit;
        }

        _bytes.Advance(at);
        return this;
    }
}
