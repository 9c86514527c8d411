using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Serverless.Flows.Access;
using Serverless.Local.Access;
using Serverless.Local.Running;
using Spectre.Console;

namespace Serverless.Local.Commands;

/// <summary>The commands about keys and audit logs. They call the API, on this machine or elsewhere.</summary>
internal static class AccessCommands
{
    /// <summary>Keys: make, issue, list, rotate, revoke.</summary>
    public static Command Keys(IAnsiConsole console)
    {
        var target = new ApiTarget(new LocalKeys(RunOptions.DefaultDataFolder).AdministratorFile);
        return new Command("keys", "Makes organisations, and issues, lists, rotates and revokes their keys.")
        {
            New(console),
            Make(console, target),
            Issue(console, target),
            List(console, target),
            Rotate(console, target),
            Revoke(console, target),
        };
    }

    /// <summary>Audit logs: verify.</summary>
    public static Command Audit(IAnsiConsole console)
    {
        var target = new ApiTarget(new LocalKeys(RunOptions.DefaultDataFolder).KeyFile);
        var survey = new Option<string?>("--survey") { Description = "The survey whose log it is." };
        var organisation = new Option<string?>("--organisation") { Description = "The organisation whose log it is." };
        var heads = new Option<string[]>("--head")
        {
            Description = "The end of the log as an earlier verification printed it, number:hash.",
            DefaultValueFactory = _ => [],
        };
        var verify = new Command(
            "verify",
            "Fetches an audit log and finds entries that were edited, removed or put in another order. Without --survey or --organisation it is the deployment's."
        )
        {
            survey,
            organisation,
            heads,
        };
        target.SetAction(
            verify,
            console,
            (api, parsed, cancellationToken) =>
                AuditCommand.VerifyAsync(
                    console,
                    api,
                    parsed.GetValue(survey),
                    parsed.GetValue(organisation),
                    parsed.GetRequiredValue(heads),
                    cancellationToken
                )
        );
        return new Command("audit", "Verifies audit logs.") { verify };
    }

    private static Command New(IAnsiConsole console)
    {
        var command = new Command(
            "new",
            "Makes a key for the administrator of a deployment, and the hash that the deployment is given of it."
        );
        command.SetAction((_, _) => KeysCommand.NewAsync(console));
        return command;
    }

    private static Command Make(IAnsiConsole console, ApiTarget target)
    {
        var organisation = Organisation();
        var title = new Option<string>("--title") { Description = "Its name in full.", Required = true };
        var command = new Command("organisation", "Makes an organisation.") { organisation, title };
        target.SetAction(
            command,
            console,
            (api, parsed, cancellationToken) =>
                KeysCommand.OrganisationAsync(
                    console,
                    api,
                    parsed.GetRequiredValue(organisation),
                    parsed.GetRequiredValue(title),
                    cancellationToken
                )
        );
        return command;
    }

    private static Command Issue(IAnsiConsole console, ApiTarget target)
    {
        var organisation = Organisation();
        var label = new Option<string>("--label") { Description = "What the key is for.", Required = true };
        var roles = new Option<string[]>("--role")
        {
            Description =
                $"What it may do, once for each: {string.Join(", ", RoleNames.Of(RoleNames.OfOrganisation))}.",
            Required = true,
        };
        roles.AcceptOnlyFromAmong([.. RoleNames.Of(RoleNames.OfOrganisation)]);
        var expires = new Option<DateTime?>("--expires")
        {
            Description = "The day on which it expires (UTC), such as 2027-06-30. [default: a year from now]",
            CustomParser = Day,
        };
        var command = new Command("issue", "Issues a key and prints it.") { organisation, label, roles, expires };
        target.SetAction(
            command,
            console,
            (api, parsed, cancellationToken) =>
                KeysCommand.IssueAsync(
                    console,
                    api,
                    parsed.GetRequiredValue(organisation),
                    parsed.GetRequiredValue(label),
                    parsed.GetRequiredValue(roles),
                    parsed.GetValue(expires) is { } day
                        ? new DateTimeOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc))
                        : null,
                    cancellationToken
                )
        );
        return command;
    }

    private static Command List(IAnsiConsole console, ApiTarget target)
    {
        var organisation = Organisation();
        var command = new Command("list", "Lists an organisation's keys.") { organisation };
        target.SetAction(
            command,
            console,
            (api, parsed, cancellationToken) =>
                KeysCommand.ListAsync(console, api, parsed.GetRequiredValue(organisation), cancellationToken)
        );
        return command;
    }

    private static Command Rotate(IAnsiConsole console, ApiTarget target)
    {
        var (organisation, key) = (Organisation(), Key());
        var overlap = new Option<int?>("--overlap-hours")
        {
            Description = "How long the old key stays valid. [default: 168]",
        };
        var command = new Command("rotate", "Issues a key in place of another, which stays valid for a while.")
        {
            organisation,
            key,
            overlap,
        };
        target.SetAction(
            command,
            console,
            (api, parsed, cancellationToken) =>
                KeysCommand.RotateAsync(
                    console,
                    api,
                    parsed.GetRequiredValue(organisation),
                    parsed.GetRequiredValue(key),
                    parsed.GetValue(overlap),
                    cancellationToken
                )
        );
        return command;
    }

    private static Command Revoke(IAnsiConsole console, ApiTarget target)
    {
        var (organisation, key) = (Organisation(), Key());
        var command = new Command("revoke", "Revokes a key.") { organisation, key };
        target.SetAction(
            command,
            console,
            (api, parsed, cancellationToken) =>
                KeysCommand.RevokeAsync(
                    console,
                    api,
                    parsed.GetRequiredValue(organisation),
                    parsed.GetRequiredValue(key),
                    cancellationToken
                )
        );
        return command;
    }

    private static DateTime? Day(ArgumentResult argument)
    {
        var text = argument.Tokens is [var token] ? token.Value : "";
        if (
            DateTime.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var day
            )
        )
            return day;
        argument.AddError($"'{text}' is not a day. Write it as 2027-06-30.");
        return null;
    }

    private static Argument<string> Organisation() =>
        new("organisation") { Description = "The organisation: lower-case letters, digits and hyphens." };

    private static Argument<string> Key() => new("key") { Description = "The id of the key, as the list shows it." };

    /// <summary>Which API is called, and with which key.</summary>
    private sealed class ApiTarget(string usualKeyFile)
    {
        private readonly Option<string> _address = new("--address")
        {
            Description = "Where the API is, without /api/v1.",
            DefaultValueFactory = _ =>
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{RunOptions.UsualPort}"),
        };

        private readonly Option<string> _keyFile = new("--key-file")
        {
            Description =
                "File that holds the key to call it with. A key on the command line would be visible to others.",
            DefaultValueFactory = _ => usualKeyFile,
        };

        /// <summary>Adds the options that say where the API is and which key to use, and calls the action with them.</summary>
        public void SetAction(
            Command command,
            IAnsiConsole console,
            Func<ApiClient, ParseResult, CancellationToken, Task<int>> action
        )
        {
            command.Options.Add(_address);
            command.Options.Add(_keyFile);
            command.SetAction(
                (parsed, cancellationToken) =>
                    CommandLine.ReportAsync(
                        console,
                        async () =>
                        {
                            var key = ApiClient.ReadKey(parsed.GetRequiredValue(_keyFile));
                            using var api = new ApiClient(Address(parsed.GetRequiredValue(_address)), key);
                            return await action(api, parsed, cancellationToken);
                        }
                    )
            );
        }

        private static Uri Address(string text) =>
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? address
                : throw new LocalRunException($"'{text}' is not an address. Write it as https://example.net.");
    }
}
