using System.Text;
using System.Text.Json.Nodes;
using Serverless.Core.Tests.Surveys;
using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Surveys;
using Serverless.TestKit;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

public sealed class PopulationReaderTests
{
    private const string Complete = """
        variable,category,population,sample
        total,,6351,2024
        grootte,klein,3195,1000
        grootte,2,3156,1024
        regio,n,1681,
        regio,zuid,4670,
        """;

    [Fact]
    public async Task Complete_file_is_read_by_code_and_label()
    {
        var reading = await ReadAsync(Complete);

        reading.Issues.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        reading.Rows.ShouldBe(5);
        var margins = reading.Margins.ShouldNotBeNull();
        (margins.Population, margins.Sample).ShouldBe((6351.0, 2024.0));
        margins.Variables.Select(variable => variable.Name).ShouldBe(["grootte", "regio"]);
        margins.Variables[0].Categories.ShouldBe([new("1", 3195, 1000, null), new("2", 3156, 1024, null)]);
        margins.Variables[1].Categories[1].Code.ShouldBe("z");
    }

    [Fact]
    public async Task Population_and_sample_follow_from_the_margins_without_total()
    {
        var margins = (await ReadAsync(Without("total"))).Margins.ShouldNotBeNull();

        (margins.Population, margins.Sample).ShouldBe((6351.0, 2024.0));
    }

    [Theory]
    [InlineData("50.3", "49.7", "26.5", "73.5")]
    [InlineData("0.503", "0.497", "0.265", "0.735")]
    public async Task Percentages_and_fractions_are_scaled_to_the_total(string a, string b, string c, string d)
    {
        var reading = await ReadAsync(
            $"variable,category,population\ntotal,,2000\ngrootte,1,{a}\ngrootte,2,{b}\nregio,n,{c}\nregio,z,{d}\n"
        );

        reading.Warnings.ShouldContain(warning => warning.Rule == IntakeRule.Percentages);
        var margins = reading.Margins.ShouldNotBeNull();
        (margins.Population, margins.IsSharesOnly).ShouldBe((2000.0, false));
        margins.Variables[0].Categories[0].Population.ShouldBe(1006, 1e-9);
        margins.Variables[1].Categories[0].Population.ShouldBe(530, 1e-9);
    }

    [Fact]
    public async Task Percentages_without_a_total_are_shares_of_an_unknown_population()
    {
        var reading = await ReadAsync(
            "variable,category,population\ngrootte,1,49\ngrootte,2,51\nregio,n,40\nregio,z,60.1\n"
        );

        var margins = reading.Margins.ShouldNotBeNull();
        (margins.Population, margins.IsSharesOnly).ShouldBe((null, true));
        reading
            .Warnings.ShouldHaveSingleItem()
            .Message.ShouldContain("standard errors are not corrected for the size of the population");
        margins.Variables.ShouldBeSomeThatAll(variable =>
            Math.Abs(variable.Categories.Sum(c => c.Population) - 1) < 1e-12
        );
    }

    [Fact]
    public async Task Percentages_beside_counts_are_refused_with_how_to_write_both() =>
        (await ReadAsync("variable,category,population\ngrootte,1,3000\ngrootte,2,2000\nregio,n,33.3\nregio,z,66.7\n"))
            .Issues.ShouldHaveSingleItem()
            .Message.ShouldEndWith(
                "write all as counts, or all as percentages with the size of the population in a row 'total'."
            );

    [Fact]
    public async Task Hundred_people_are_people_when_the_total_says_so() =>
        (
            await ReadAsync(
                "variable,category,population\ntotal,,100\ngrootte,1,49\ngrootte,2,51\nregio,n,40\nregio,z,60\n"
            )
        )
            .Margins.ShouldNotBeNull()
            .Variables[0]
            .Categories[0]
            .Population.ShouldBe(49);

    [Fact]
    public async Task Margins_that_differ_by_rounding_are_brought_to_one_total()
    {
        var reading = await ReadAsync(Complete.Replace("4670", "4672", StringComparison.Ordinal));

        reading.Warnings.ShouldContain(warning => warning.Rule == IntakeRule.TotalsDiffer && warning.Column == "regio");
        reading.Margins.ShouldNotBeNull().Variables[1].Categories.Sum(c => c.Population).ShouldBe(6351, 1e-9);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Other_delimiters_are_recognised(char delimiter) =>
        (await ReadAsync(Complete.Replace(',', delimiter))).Issues.ShouldBeEmpty();

    [Theory]
    [InlineData("3195", "veel", IntakeRule.NotANumber, 3, "population")]
    [InlineData("3195", "-1", IntakeRule.OutOfRange, 3, "population")]
    [InlineData("3195", "3.195", IntakeRule.NotANumber, 3, "population")]
    [InlineData("3195", "", IntakeRule.NotANumber, 3, "population")]
    [InlineData("1000", "4000", IntakeRule.OutOfRange, 3, "sample")]
    [InlineData("klein", "middel", IntakeRule.UnknownCategory, 3, "category")]
    [InlineData("grootte,2", "grootte,1", IntakeRule.DuplicateCategory, 4, "category")]
    [InlineData("grootte,klein", "groote,klein", IntakeRule.UnknownVariable, 3, "variable")]
    public async Task Wrong_cell_is_reported_with_row_and_column(
        string from,
        string to,
        string rule,
        int row,
        string column
    ) =>
        (await ReadAsync(Complete.Replace(from, to, StringComparison.Ordinal))).Issues.ShouldContain(issue =>
            issue.Rule == rule && issue.Row == row && issue.Column == column
        );

    [Fact]
    public async Task Mistyped_variable_gets_a_suggestion() =>
        (
            await ReadAsync(Complete.Replace("grootte,klein", "groote,klein", StringComparison.Ordinal))
        ).Issues.ShouldContain(issue => issue.Message.Contains("Did you mean 'grootte'?", StringComparison.Ordinal));

    [Fact]
    public async Task Margins_that_disagree_are_refused_with_both_totals()
    {
        var issue = (
            await ReadAsync(Complete.Replace("4670", "4700", StringComparison.Ordinal))
        ).Issues.ShouldHaveSingleItem();

        issue.Rule.ShouldBe(IntakeRule.TotalsDiffer);
        issue.Message.ShouldContain("6381");
        issue.Message.ShouldContain("6351");
    }

    [Theory]
    [InlineData("4670.0001")]
    [InlineData("4669.9999")]
    public async Task Margins_may_differ_by_rounding(string population) =>
        (await ReadAsync(Complete.Replace("4670", population, StringComparison.Ordinal))).Issues.ShouldBeEmpty();

    [Fact]
    public async Task Total_that_differs_from_the_margins_is_a_warning_with_both_numbers()
    {
        var reading = await ReadAsync(Complete.Replace("6351", "6400", StringComparison.Ordinal));

        reading.Issues.ShouldBeEmpty();
        var warning = reading.Warnings.ShouldHaveSingleItem();
        warning.Message.ShouldContain("6400");
        warning.Message.ShouldContain("6351");
    }

    [Fact]
    public async Task Margin_left_out_is_refused() =>
        (await ReadAsync(Without("regio")))
            .Issues.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                issue => issue.Rule.ShouldBe(IntakeRule.MissingVariable),
                issue => issue.Message.ShouldContain("'regio'")
            );

    [Fact]
    public async Task Category_left_out_is_refused() =>
        (await ReadAsync(Without("regio,zuid")))
            .Issues.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                issue => issue.Rule.ShouldBe(IntakeRule.MissingCategory),
                issue => issue.Value.ShouldBe("z")
            );

    [Theory]
    [InlineData("", IntakeRule.Empty)]
    [InlineData("variable,category,population\n", IntakeRule.Empty)]
    [InlineData("variable,category\na,b\n", IntakeRule.MissingColumn)]
    [InlineData("variable,category,population,population\n", IntakeRule.DuplicateColumn)]
    [InlineData("variable,category,population\n\"open,1,2", IntakeRule.Quotes)]
    [InlineData("variable,category,population\ntotal,6351,1,2,3,4,5\n", IntakeRule.RaggedRow)]
    public async Task File_that_is_no_population_table_is_refused(string file, string rule) =>
        (await ReadAsync(file)).Issues.ShouldContain(issue => issue.Rule == rule);

    [Fact]
    public async Task Crossing_is_read_by_codes_or_labels_and_may_leave_cells_out()
    {
        var codebook = Changed(group => group["weighting"]!["margins"] = new JsonArray("grootte*regio"));

        var reading = await ReadAsync(
            "variable,category,population\ngrootte*regio,1*n,10\ngrootte*regio,groot*zuid,20\ngrootte,1,10\ngrootte,2,20\n",
            codebook
        );

        reading.Issues.ShouldBeEmpty();
        reading.Margins!.Variables[0].Categories.Select(category => category.Code).ShouldBe(["1*n", "2*z"]);
    }

    [Fact]
    public async Task Strata_may_be_left_out_without_finite_population_correction_and_with_base_weights()
    {
        var codebook = Changed(group =>
        {
            group["weighting"] = JsonNode.Parse("""{"method":"none"}""");
            group["design"]!["finitePopulationCorrection"] = false;
            group["columns"]!["baseWeight"] = "gewicht";
        });

        (await ReadAsync("variable,category,population\ntotal,,6351\n", codebook)).Issues.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cluster_sample_needs_clusters_per_stratum()
    {
        var codebook = Changed(group => group["columns"]!["cluster"] = "bestuur");

        (await ReadAsync(Complete, codebook))
            .Issues.Count(issue => issue.Rule == IntakeRule.MissingVariable && issue.Column == "clusters")
            .ShouldBe(2);
        var clusters = Complete
            .Replace(",sample", ",sample,clusters", StringComparison.Ordinal)
            .Replace("2024", "2024,", StringComparison.Ordinal)
            .Replace("1000", "1000,50", StringComparison.Ordinal)
            .Replace("1024", "1024,60", StringComparison.Ordinal)
            .Replace("1681,", "1681,,", StringComparison.Ordinal)
            .Replace("4670,", "4670,,", StringComparison.Ordinal);
        (await ReadAsync(clusters, codebook))
            .Margins!.Variables[0]
            .Categories.Select(category => category.Clusters)
            .ShouldBe([50, 60]);
    }

    [Theory]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF")]
    [InlineData("v\0a\0r\0")]
    public async Task File_that_is_not_text_has_one_issue(string start) =>
        (
            await PopulationReader.ReadAsync(
                new ForwardOnlyStream(Encoding.Latin1.GetBytes(start)),
                ExampleResponses.Codebook,
                "2019",
                "basisscholen"
            )
        ).Issues.ShouldHaveSingleItem();

    [Fact]
    public async Task Strata_that_are_a_column_have_any_names()
    {
        var codebook = Changed(group => group["design"]!["strata"] = "stratum");

        var reading = await ReadAsync(Complete + "\nstratum,A-1,6000,\nstratum,b 2,351,\n", codebook);

        reading.Issues.ShouldBeEmpty();
        reading.Margins!.Variables[2].Categories.Select(category => category.Code).ShouldBe(["A-1", "b 2"]);
    }

    private static Codebook Changed(Action<JsonNode> change)
    {
        var reading = ExampleCodebook.Changed(root => change(root["groups"]![0]!));
        reading.Issues.ShouldBeEmpty();
        return reading.Codebook!;
    }

    private static string Without(string start) =>
        string.Join('\n', Complete.Split('\n').Where(line => !line.StartsWith(start, StringComparison.Ordinal)));

    private static Task<PopulationReading> ReadAsync(string file, Codebook? codebook = null) =>
        PopulationReader.ReadAsync(
            new ForwardOnlyStream(Encoding.UTF8.GetBytes(file)),
            codebook ?? ExampleResponses.Codebook,
            "2019",
            "basisscholen"
        );
}
