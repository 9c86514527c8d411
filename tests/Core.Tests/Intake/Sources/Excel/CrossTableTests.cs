using System.Text;
using Serverless.Intake.Sources;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Excel;

/// <summary>Tables of figures are refused in words; data that look a little like one are read.</summary>
public sealed class CrossTableTests
{
    [Theory]
    [InlineData(";Totaal;Man;Vrouw\nBasis;600;280;320\nFiets;300;150;150\nAuto;300;130;170\n", "row 2 (Basis)")]
    [InlineData(";Total;Men\nWhat do you ride?;;\nBase:;600;280\nBike;50,0%;53,6%\nCar;50,0%;46,4%\n", "row 3 (Base)")]
    [InlineData("Grootte;2016;2019\nklein;10;12\ngroot;20;30\nTotaal;30;42\n", "row 4 (Totaal)")]
    [InlineData(";2016;2019\nja;40,4;38\nnee;50,1;52\nweet niet;9,5;10\n", "100 percent")]
    public async Task Table_of_figures_is_refused_with_what_shows_it(string table, string found)
    {
        var refused = await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync(Encoding.UTF8.GetBytes(table)));

        refused.Message.ShouldContain(found);
        refused.Message.ShouldContain("A row per respondent is expected");
    }

    [Theory]
    [InlineData(";a;b\n0;1;2\n1;2;3\n2;97;95\n")]
    [InlineData(";a;b\nmerel;40;38\nmees;50;52\nspreeuw;20;10\n")]
    [InlineData("naam;2016;2019\nklein;10;12\ngroot;20;30\nTotaal;7;8\n")]
    [InlineData("id;a;b\nbasis;1;2\ntotaal;2;3\nr3;1;1\n")]
    public async Task Data_with_names_for_rows_are_read(string table) =>
        (await SourceRows.OfAsync(Encoding.UTF8.GetBytes(table))).Description.Columns.Count.ShouldBe(3);

    [Fact]
    public async Task Row_with_more_values_than_the_header_is_refused_also_at_the_beginning() =>
        (
            await Should.ThrowAsync<SourceException>(() => SourceRows.OfAsync("id;a\nr1;1\nr2;1;2\n"u8.ToArray()))
        ).Message.ShouldStartWith("Row 3 has 3 values; the header has 2 columns");
}
