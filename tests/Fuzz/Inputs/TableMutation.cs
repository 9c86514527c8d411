using System.Text;
using Serverless.TestKit.Surveys;

namespace Serverless.Fuzz.Inputs;

/// <summary>Changes cells, rows, columns and bytes of a population or response file.</summary>
internal static class TableMutation
{
    private static readonly string[] Odd =
    [
        "",
        " ",
        "NA",
        "#N/A",
        "NaN",
        "NULL",
        "-",
        "∞",
        "1e308",
        "-1e15",
        "1e-300",
        "-0",
        "1.250",
        "1.234.567,89",
        "49%",
        "1\u00A0000",
        "ja\u00A0",
        "Café",
        "Cafe\u0301",
        "‘ja’",
        "\"",
        "\"a\"b",
        "=1+1",
        "x",
        "Y",
        "Not selected",
        "1;2;3",
        "1.0",
        "01",
        "true",
        "中",
        "\u202Ex",
        "\0",
        "99999999999999999999",
        "2016-01-01",
    ];

    public static FuzzInput Apply(Dice dice, FuzzInput input)
    {
        var files = input.Files.ToArray();
        var place = dice.Between(0, files.Length - 1);
        var (content, what) = Changed(dice, files[place].Content);
        files[place] = files[place] with { Content = content };
        return input with { Files = files, What = $"{files[place].Name}: {what}" };
    }

    private static (byte[], string) Changed(Dice dice, byte[] content)
    {
        if (dice.Happens(0.1))
            return Bytes(dice, content);
        var rows = Encoding
            .UTF8.GetString(content)
            .TrimEnd('\n')
            .Split('\n')
            .Select(line => line.Split(',').ToList())
            .ToList();
        var what = new List<string>();
        for (var i = dice.Between(1, 3); i > 0; i--)
            what.Add(Table(dice, rows));
        return Written(dice, rows, string.Join("; ", what));
    }

    private static string Table(Dice dice, List<List<string>> rows)
    {
        var row = rows[dice.Between(0, rows.Count - 1)];
        var column = dice.Between(0, rows[0].Count - 1);
        switch (dice.Between(0, 13))
        {
            case <= 3 when column < row.Count:
                row[column] = dice.Of(Odd);
                return $"a cell of {rows[0][column]} is {row[column]}";
            case 4:
                var all = dice.Of(Odd);
                foreach (var each in rows.Skip(1).Where(each => column < each.Count))
                    each[column] = all;
                return $"all of {rows[0][column]} are {all}";
            case 5:
                foreach (var each in rows.Where(each => column < each.Count && each.Count > 1))
                    each.RemoveAt(column);
                return "a column less";
            case 6:
                foreach (var each in rows.Where(each => column < each.Count))
                    each.Add(each[column]);
                return "a column twice";
            case 7:
                rows.Add([.. row]);
                return "a row twice";
            case 8 when rows.Count > 2:
                rows.RemoveRange(1, dice.Between(1, rows.Count - 2));
                return "rows less";
            case 9:
                rows.AddRange(Enumerable.Range(0, 3).Select(_ => rows[0].Select(_ => "").ToList()));
                return "empty rows behind";
            case 10:
                foreach (var each in rows)
                    while (each.Count > 1 && each[^1].Length == 0)
                        each.RemoveAt(each.Count - 1);
                return "trailing cells left out";
            case 11:
                rows[0] = [.. rows[0].Select(name => dice.Happens(0.5) ? name.ToUpperInvariant() : $" {name} ")];
                return "header in capitals";
            case 12:
                rows.Insert(1, [.. rows[0]]);
                return "header twice";
            default:
                row.RemoveAt(row.Count - 1);
                return "a cell less";
        }
    }

    private static (byte[], string) Written(Dice dice, List<List<string>> rows, string what)
    {
        var delimiter = dice.Of([",", ",", ",", ";", "\t", "|"]);
        var text = new StringBuilder();
        if (dice.Happens(0.1))
            text.Append(dice.Of(["sep=", "\"sep=\""]).Replace("=", $"={delimiter}", StringComparison.Ordinal))
                .Append('\n');
        foreach (var row in rows)
            text.AppendJoin(delimiter, row).Append(dice.Happens(0.5) ? "\r\n" : "\n");
        var encoding = dice.Of([Encoding.UTF8, Encoding.UTF8, Encoding.UTF8, Encoding.Unicode, Encoding.Latin1]);
        var start = dice.Happens(0.2) ? encoding.GetPreamble() : [];
        return (
            [.. start, .. encoding.GetBytes(text.ToString())],
            $"{what}; delimiter {delimiter}, {encoding.WebName}"
        );
    }

    /// <summary>Single bytes changed, or the file cut off.</summary>
    public static (byte[], string) Bytes(Dice dice, byte[] content)
    {
        var changed = content.ToArray();
        for (var i = dice.Between(1, 4); i > 0; i--)
            changed[dice.Between(0, changed.Length - 1)] = dice.Happens(0.3) ? (byte)0xFF : dice.Byte();
        return dice.Happens(0.2) ? (changed[..dice.Between(0, changed.Length)], "cut off") : (changed, "bytes changed");
    }
}
