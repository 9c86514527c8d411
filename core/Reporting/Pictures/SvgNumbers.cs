using System.Globalization;
using System.Xml.Linq;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>Numbers as SVG writes them: with commas, spaces or nothing between.</summary>
internal sealed class SvgNumbers(string text, XElement element)
{
    /// <summary>Larger ones are in no logo, and could overflow what is computed with them.</summary>
    private const double MaximumNumber = 1e6;

    private int _at;

    /// <summary>Every number of a text that holds nothing else.</summary>
    public static double[] All(string text, XElement element)
    {
        var (numbers, reader) = (new List<double>(), new SvgNumbers(text, element));
        while (!reader.IsAtEnd)
            numbers.Add(reader.Next());
        return [.. numbers];
    }

    /// <summary>The one number of a text.</summary>
    public static double One(string text, XElement element) =>
        All(text, element) is [var number] ? number : throw SvgReader.Fault(element, "one number is expected");

    public bool IsAtEnd
    {
        get
        {
            while (_at < text.Length && (text[_at] == ',' || char.IsWhiteSpace(text[_at])))
                _at++;
            return _at == text.Length;
        }
    }

    /// <summary>The next letter, when there is one here.</summary>
    public char? Letter()
    {
        if (IsAtEnd || !char.IsAsciiLetter(text[_at]))
            return null;
        return text[_at++];
    }

    /// <summary>0 or 1, which may be written without a space behind it.</summary>
    public bool Flag()
    {
        if (IsAtEnd || text[_at] is not ('0' or '1'))
            throw Fault();
        return text[_at++] == '1';
    }

    public double Next()
    {
        if (IsAtEnd)
            throw Fault();
        var start = _at;
        if (text[_at] is '+' or '-')
            _at++;
        Digits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            Digits();
        }

        if (
            _at + 1 < text.Length
            && text[_at] is 'e' or 'E'
            && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] is '-' or '+')
        )
        {
            _at += 2;
            Digits();
        }

        return
            double.TryParse(
                text.AsSpan(start, _at - start),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) <= MaximumNumber
            ? number
            : throw Fault();
    }

    private void Digits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
    }

    private UnusableFileException Fault() =>
        SvgReader.Fault(element, $"a number up to {MaximumNumber:0} is expected at place {_at + 1} of its numbers");
}
