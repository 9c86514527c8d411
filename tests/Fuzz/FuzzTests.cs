using Serverless.Fuzz.Checks;
using Serverless.Fuzz.Inputs;
using Serverless.Fuzz.Runs;
using Shouldly;
using Xunit;

namespace Serverless.Fuzz;

/// <summary>
/// Random surveys and damaged ones, from upload to pages. More by command:
/// <c>dotnet run --project tests/Fuzz -- run 1 100000</c>.
/// </summary>
public sealed class FuzzTests
{
    private const int Inputs = 2_000;

    [Fact]
    public async Task Inputs_are_published_or_refused_with_a_reason()
    {
        var found = new List<string>();
        var valid = 0;
        for (var seed = 1; seed <= Inputs; seed++)
        {
            var input = FuzzInput.Draw(seed);
            valid += input.IsValid ? 1 : 0;
            foreach (
                var violation in await Examination.OfAsync(input, renders: seed % (5 * LongRun.RenderedOneIn) == 0)
            )
                found.Add(FormattableString.Invariant($"seed {seed}: {violation}"));
        }

        found.ShouldBeEmpty();
        valid.ShouldBeGreaterThan(Inputs / 4);
    }

    [Fact]
    public void Same_seed_draws_the_same_input()
    {
        var (one, two) = (FuzzInput.Draw(7), FuzzInput.Draw(7));

        one.Codebook.ShouldBe(two.Codebook);
        one.Files.Select(file => Convert.ToHexString(file.Content))
            .ShouldBe(two.Files.Select(file => Convert.ToHexString(file.Content)));
    }
}
