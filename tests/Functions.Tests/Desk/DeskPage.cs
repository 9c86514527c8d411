using System.Text;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;

namespace Serverless.Functions.Tests.Desk;

/// <summary>What somebody does at the desk.</summary>
internal static class DeskPage
{
    /// <summary>Presses a button without a mouse.</summary>
    public static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task PressAsync(ILocator place, string button)
    {
        await place.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.FocusAsync();
        await place.Page.Keyboard.PressAsync("Enter");
    }

    public static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/manage");
        await page.GetByLabel("Sleutel").FillAsync(TestKeys.Key.Text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await HeadingAsync(page, "Onderzoeken");
    }

    public static Task HeadingAsync(IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 }).WaitForAsync();

    public static Task UploadAsync(IPage page, string place, string name, string content) =>
        page.Locator("label.drop", new() { HasText = place })
            .Locator("input")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = Encoding.UTF8.GetBytes(content),
                }
            );

    /// <summary>What the browser complains of: scripts that fail, and what the policy refuses.</summary>
    public static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A refused upload is an answer, not a fault of the page.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        return complaints;
    }
}
