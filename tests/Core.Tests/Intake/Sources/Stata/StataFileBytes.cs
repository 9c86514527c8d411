using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace Serverless.Core.Tests.Intake.Sources.Stata;

/// <summary>A variable of a made Stata file. Types are those of the release.</summary>
internal sealed record StataTestVariable(
    string Name,
    int Type,
    string Format = "%9.0g",
    string LabelSet = "",
    string Label = ""
);

/// <summary>Writes Stata files byte by byte after the format's description.</summary>
internal sealed class StataFileBytes(int release, bool isBigEndian = false)
{
    private readonly List<byte> _bytes = [];

    private int NameLength => release >= 118 ? 129 : 33;

    private int FormatLength =>
        release switch
        {
            >= 118 => 57,
            >= 114 => 49,
            _ => 12,
        };

    private int LabelLength => release >= 118 ? 321 : 81;

    public static byte[] Double(double value, bool isBigEndian) => Ordered(BitConverter.GetBytes(value), isBigEndian);

    public static byte[] Ordered(byte[] littleEndian, bool isBigEndian)
    {
        if (isBigEndian)
            Array.Reverse(littleEndian);
        return littleEndian;
    }

    /// <param name="longTexts">Variable and observation (from 1) of each long text, and the text.</param>
    public byte[] Write(
        StataTestVariable[] variables,
        byte[][] rows,
        (string Set, (int Value, string Label)[] Labels)[] labels,
        params (int Variable, int Observation, string Text)[] longTexts
    )
    {
        if (release >= 117)
            Tagged(variables, rows, labels, longTexts);
        else
            Untagged(variables, rows, labels);
        return [.. _bytes];
    }

    private void Untagged(StataTestVariable[] variables, byte[][] rows, (string, (int, string)[])[] labels)
    {
        Raw([(byte)release, (byte)(isBigEndian ? 1 : 2), 1, 0]).Short(variables.Length).Int(rows.Length);
        Text("A title", 81).Text("01 Jan 2026 10:30", 18);
        foreach (var variable in variables)
            Raw([(byte)variable.Type]);
        Descriptors(variables, NameLength, variable => variable.Name);
        Raw(new byte[2 * (variables.Length + 1)]);
        Descriptors(variables, FormatLength, variable => variable.Format);
        Descriptors(variables, NameLength, variable => variable.LabelSet);
        Descriptors(variables, LabelLength, variable => variable.Label);
        Raw([1]).Int(7).Raw("a note\0"u8).Raw(new byte[5]);
        foreach (var row in rows)
            Raw(row);
        foreach (var (set, values) in labels)
            LabelTable(set, values);
    }

    private void Tagged(
        StataTestVariable[] variables,
        byte[][] rows,
        (string, (int, string)[])[] labels,
        (int, int, string)[] longTexts
    )
    {
        Ascii(
            Invariant(
                $"<stata_dta><header><release>{release}</release><byteorder>{(isBigEndian ? "MSF" : "LSF")}</byteorder><K>"
            )
        );
        Sized(variables.Length, release == 119 ? 4 : 2).Ascii("</K><N>").Sized(rows.Length, release >= 118 ? 8 : 4);
        Ascii("</N><label>").Sized(7, release >= 118 ? 2 : 1).Ascii("A title</label><timestamp>").Raw([0]);
        Ascii("</timestamp></header><map>");
        var map = _bytes.Count;
        Raw(new byte[14 * 8]).Ascii("</map><variable_types>");
        foreach (var variable in variables)
            Short(variable.Type);
        Ascii("</variable_types><varnames>");
        Descriptors(variables, NameLength, variable => variable.Name);
        Ascii("</varnames><sortlist>").Raw(new byte[(release == 119 ? 4 : 2) * (variables.Length + 1)]);
        Ascii("</sortlist><formats>");
        Descriptors(variables, FormatLength, variable => variable.Format);
        Ascii("</formats><value_label_names>");
        Descriptors(variables, NameLength, variable => variable.LabelSet);
        Ascii("</value_label_names><variable_labels>");
        Descriptors(variables, LabelLength, variable => variable.Label);
        Ascii("</variable_labels><characteristics><ch>").Int(7).Ascii("a note\0</ch></characteristics>");
        var data = _bytes.Count;
        Ascii("<data>");
        foreach (var row in rows)
            Raw(row);
        Ascii("</data>");
        var texts = _bytes.Count;
        Ascii("<strls>");
        foreach (var (variable, observation, text) in longTexts)
        {
            var bytes = Encoding.UTF8.GetBytes(text + "\0");
            Ascii("GSO")
                .Int(variable)
                .Sized(observation, release >= 118 ? 8 : 4)
                .Raw([130])
                .Int(bytes.Length)
                .Raw(bytes);
        }

        Ascii("</strls>");
        var tables = _bytes.Count;
        Ascii("<value_labels>");
        foreach (var (set, values) in labels)
        {
            Ascii("<lbl>");
            LabelTable(set, values);
            Ascii("</lbl>");
        }

        Ascii("</value_labels></stata_dta>");
        Place(map + 9 * 8, data);
        Place(map + 10 * 8, texts);
        Place(map + 11 * 8, tables);
    }

    private void LabelTable(string set, (int Value, string Label)[] labels)
    {
        var texts = labels.Select(label => Encoding.UTF8.GetBytes(label.Label + "\0")).ToArray();
        Int(8 + 8 * labels.Length + texts.Sum(text => text.Length)).Text(set, NameLength).Raw(new byte[3]);
        Int(labels.Length).Int(texts.Sum(text => text.Length));
        var offset = 0;
        foreach (var text in texts)
        {
            Int(offset);
            offset += text.Length;
        }

        foreach (var (value, _) in labels)
            Int(value);
        foreach (var text in texts)
            Raw(text);
    }

    private void Descriptors(StataTestVariable[] variables, int length, Func<StataTestVariable, string> text)
    {
        foreach (var variable in variables)
            Text(text(variable), length);
    }

    private StataFileBytes Text(string text, int length)
    {
        var bytes = new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        return Raw(bytes);
    }

    private StataFileBytes Ascii(string text) => Raw(Encoding.ASCII.GetBytes(text));

    private StataFileBytes Short(int value) => Sized(value, 2);

    private StataFileBytes Int(int value) => Sized(value, 4);

    private void Place(int position, long value)
    {
        var bytes = Ordered(BitConverter.GetBytes(value), isBigEndian);
        for (var i = 0; i < bytes.Length; i++)
            _bytes[position + i] = bytes[i];
    }

    private StataFileBytes Sized(long value, int bytes)
    {
        var all = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);
        return Raw(Ordered(all[..bytes], isBigEndian));
    }

    private StataFileBytes Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }
}
