using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Has axe look at a page.</summary>
internal static class Axe
{
    /// <summary>What it finds wrong, in words. That it looked is made sure of.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rule">One rule; null for all.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string? rule = null) =>
        Violations(await ExamineAsync(page, rule));

    /// <summary>All that it finds. That it looked is made sure of.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rule">One rule; null for all.</param>
    public static async Task<AxeResult> ExamineAsync(IPage page, string? rule = null)
    {
        var result = await page.RunAxe(
            new AxeRunOptions
            {
                // Of all else one example is enough, which saves most of the time on a long page.
                ResultTypes = [ResultType.Violations],
                RunOnly = rule is null ? null : RunOnlyOptions.Rules(rule),
            }
        );
        result.Passes.Length.ShouldBeGreaterThan(rule is null ? 10 : 0, page.Url);
        return result;
    }

    /// <summary>What it found wrong, in words.</summary>
    public static IReadOnlyList<string> Violations(AxeResult result) =>
        [
            .. result.Violations.Select(violation =>
                $"{violation.Id} ({violation.Help}) at {string.Join(' ', violation.Nodes.Select(node => node.Html))}"
            ),
        ];
}
