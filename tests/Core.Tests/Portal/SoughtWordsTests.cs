using Serverless.Portal.Pages;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>What readers type finds what they mean.</summary>
public sealed class SoughtWordsTests
{
    [Theory]
    [InlineData("cafe", "Cafés in de wijk")]
    [InlineData("CAFÉ", "Cafes in de wijk")]
    [InlineData("reseau", "Enquête sur le réseau")]
    [InlineData("re\u0301seau", "Enquête sur le réseau")]
    [InlineData("réseau", "Enquête sur le re\u0301seau")]
    [InlineData("geinteresseerd", "Geïnteresseerd in kunst")]
    [InlineData("ijs", "Ĳs en weder")]
    [InlineData("oeuvre smorrebrod", "Œuvre en smørrebrød")]
    [InlineData("strasse łódź", "Straße van Lodz")]
    [InlineData("istanbul", "İstanbul")]
    [InlineData("kinder  opvang", "Opvang van\u00A0kinderen")]
    [InlineData("regio's", "Regio’s")]
    [InlineData("c++ (2e) [a-z]* .", "C++ (2e) druk: [a-z]* enz.")]
    [InlineData("<b>", "Vette <b>tekst</b>")]
    [InlineData("🦉", "Uilen 🦉 in Nederland")]
    [InlineData("\u200Bmonitor\u200D", "De monitor")]
    public void Words_are_found_whatever_their_accents_and_capitals(string typed, string title) =>
        SoughtWords.In(typed)!.AreIn("naam", title).ShouldBeTrue();

    [Theory]
    [InlineData(".*", "Monitor")]
    [InlineData("monitor onderwijs", "Monitor")]
    [InlineData("a", "Één")]
    [InlineData("%", "Monitor")]
    public void Other_words_are_not(string typed, string title) =>
        SoughtWords.In(typed)!.AreIn("m", title).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0 ")]
    [InlineData("\u200B\u00AD")]
    public void Nothing_is_sought_where_nothing_can_be_seen(string? typed) => SoughtWords.In(typed).ShouldBeNull();

    [Fact]
    public void Of_long_texts_the_beginning_counts_and_no_character_is_cut_in_two()
    {
        var typed = new string('a', 99) + "🦉" + new string('b', 400);

        SoughtWords.In(typed)!.Text.ShouldBe(new string('a', 99));
        SoughtWords.In(new string('a', 500))!.Text.ShouldBe(new string('a', 100));
        SoughtWords.In(typed)!.AreIn(new string('A', 99)).ShouldBeTrue();
    }

    /// <summary>Longer than what is compared letter by letter.</summary>
    [Fact]
    public void Words_are_found_in_a_long_text() =>
        SoughtWords.In("reseau")!.AreIn(string.Concat(Enumerable.Repeat("woord ", 500)) + "RÉSEAU").ShouldBeTrue();
}
