using Azure.Data.Tables;
using Serverless.Flows.Access;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Access;

/// <summary>Keys from issue to revocation.</summary>
public sealed class KeyTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Issued_key_gives_its_organisation_and_roles()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry, Roles.Uploader | Roles.Eraser);

        var caller = (await app.AuthenticateAsync(issued.Text.Text)).Done();

        caller.Organisation.ShouldBe(Callers.Ministry);
        caller.Roles.ShouldBe(Roles.Uploader | Roles.Eraser);
        caller.Id.ShouldBe(issued.Key.Id);
    }

    [Fact]
    public async Task Nothing_that_is_stored_holds_a_key()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry);
        var rotated = await RotateAsync(app, issued.Key.Id, overlap: null);
        string[] secrets = [issued.Text.Text[15..], rotated.Text.Text[15..]];

        var stored = new List<string>();
        foreach (var table in StorageNames.Tables)
        await foreach (var entity in app.Account.Table(table).QueryAsync<TableEntity>())
            stored.Add(string.Join(' ', entity.Select(property => $"{property.Key}={property.Value}")));

        stored.ShouldContain(row => row.Contains(issued.Text.Hash, StringComparison.Ordinal));
        stored.ShouldNotContain(row => secrets.Any(secret => row.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Key_is_not_taken_once_it_expired()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry, validity: TimeSpan.FromDays(1));

        app.Clock.Advance(TimeSpan.FromDays(1));

        (await ReasonAsync(app, issued.Text.Text)).ShouldContain("expired");
    }

    [Fact]
    public async Task Revoked_key_is_not_taken_any_more_here_at_once_and_elsewhere_after_the_memory()
    {
        await using var here = await NewAppAsync();
        await using var elsewhere = here.Restarted();
        var issued = await here.IssueAsync(Callers.Ministry);
        (await here.AuthenticateAsync(issued.Text.Text)).Done();
        (await elsewhere.AuthenticateAsync(issued.Text.Text)).Done();

        (await here.Get<KeyIssuer>().RevokeAsync(Callers.Ministry, issued.Key.Id, default)).Done();

        (await ReasonAsync(here, issued.Text.Text)).ShouldContain("revoked");
        here.Clock.Advance(KeyAuthentication.Memory);
        (await ReasonAsync(elsewhere, issued.Text.Text)).ShouldContain("revoked");
    }

    [Fact]
    public async Task Key_that_was_looked_up_costs_no_storage_operation_until_it_is_looked_at_again()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry);
        (await app.AuthenticateAsync(issued.Text.Text)).Done();
        app.Operations.Reset();

        for (var call = 0; call < 5; call++)
            (await app.AuthenticateAsync(issued.Text.Text)).Done();

        app.Operations.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Rotated_key_and_its_successor_are_both_taken_until_the_overlap_is_over()
    {
        await using var app = await NewAppAsync();
        var old = await app.IssueAsync(Callers.Ministry, Roles.Uploader);

        var successor = await RotateAsync(app, old.Key.Id, TimeSpan.FromHours(2));

        (await app.AuthenticateAsync(old.Text.Text)).Done();
        (await app.AuthenticateAsync(successor.Text.Text)).Done().Roles.ShouldBe(Roles.Uploader);
        app.Clock.Advance(TimeSpan.FromHours(2));
        (await ReasonAsync(app, old.Text.Text)).ShouldContain("expired");
        (await app.AuthenticateAsync(successor.Text.Text)).Done();
    }

    [Fact]
    public async Task Rotating_does_not_make_a_key_live_longer()
    {
        await using var app = await NewAppAsync();
        var old = await app.IssueAsync(Callers.Ministry, validity: TimeSpan.FromHours(1));

        await RotateAsync(app, old.Key.Id, TimeSpan.FromDays(20));
        app.Clock.Advance(TimeSpan.FromHours(1));

        (await ReasonAsync(app, old.Text.Text)).ShouldContain("expired");
    }

    [Fact]
    public async Task Key_that_was_rotated_revoked_or_has_expired_is_not_rotated()
    {
        await using var app = await NewAppAsync();
        var rotated = await app.IssueAsync(Callers.Ministry);
        await RotateAsync(app, rotated.Key.Id, TimeSpan.FromDays(20));
        var revoked = await app.IssueAsync(Callers.Ministry);
        (await app.Get<KeyIssuer>().RevokeAsync(Callers.Ministry, revoked.Key.Id, default)).Done();
        var expired = await app.IssueAsync(Callers.Ministry, validity: TimeSpan.FromHours(1));
        app.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var key in new[] { rotated, revoked, expired })
            (await app.Get<KeyIssuer>().RotateAsync(Callers.Ministry, key.Key.Id, null, default))
                .Refused()
                .ShouldBeOfType<Refusal.Unusable>();
        (await app.AuthenticateAsync(rotated.Text.Text)).Done();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Key_is_issued_for_the_longest_validity_and_no_longer(int seconds, bool isIssued)
    {
        await using var app = await NewAppAsync();
        var expires = app.Clock.GetUtcNow() + KeyIssuer.MaximumValidity + TimeSpan.FromSeconds(seconds);

        var issuing = await app.Get<KeyIssuer>()
            .IssueAsync(Callers.Ministry, "label", Roles.Reader, expires, CancellationToken.None);

        issuing.Succeeded(out _, out _).ShouldBe(isIssued);
    }

    [Fact]
    public async Task Key_of_another_organisation_can_be_neither_rotated_nor_revoked()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry);
        var keys = app.Get<KeyIssuer>();

        (await keys.RevokeAsync(Callers.Fund, issued.Key.Id, default)).Refused().ShouldBeOfType<Refusal.UnknownKey>();
        (await keys.RotateAsync(Callers.Fund, issued.Key.Id, null, default))
            .Refused()
            .ShouldBeOfType<Refusal.UnknownKey>();
        (await app.AuthenticateAsync(issued.Text.Text)).Done();
    }

    [Fact]
    public async Task Day_of_last_use_is_noted_once_a_day()
    {
        await using var app = await NewAppAsync();
        var issued = await app.IssueAsync(Callers.Ministry);
        app.Clock.Advance(TimeSpan.FromDays(3));
        (await app.AuthenticateAsync(issued.Text.Text)).Done();

        var listed = (await app.Get<KeyIssuer>().ListAsync(Callers.Ministry, default)).Done().Keys.Single();

        listed.LastUsedOn.ShouldBe(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime));
    }

    [Theory]
    [InlineData("", Roles.Reader, 1)]
    [InlineData("regel\neind", Roles.Reader, 1)]
    [InlineData("label", Roles.None, 1)]
    [InlineData("label", Roles.DeploymentAdministrator, 1)]
    [InlineData("label", Roles.Reader | Roles.DeploymentAdministrator, 1)]
    [InlineData("label", Roles.Reader, 0)]
    [InlineData("label", Roles.Reader, 800)]
    public async Task Key_without_label_or_role_or_for_too_long_is_not_issued(string label, Roles roles, int days)
    {
        await using var app = await NewAppAsync();

        var issuing = await app.Get<KeyIssuer>()
            .IssueAsync(Callers.Ministry, label, roles, app.Clock.GetUtcNow().AddDays(days), default);

        issuing.Refused().ShouldBeOfType<Refusal.Unusable>();
    }

    [Fact]
    public async Task Key_of_the_deployment_is_known_by_its_hash_alone()
    {
        var key = KeyText.New();
        await using var app = await FlowApp.NewAsync(
            emulator,
            access: new AccessSettings { AdministratorKeyHashes = [key.Hash] }
        );

        var caller = (await app.AuthenticateAsync(key.Text)).Done();

        caller.Organisation.ShouldBeNull();
        caller.Roles.ShouldBe(Roles.DeploymentAdministrator);
        caller.May(Permission.ReadExact).ShouldBeFalse();
        (await ReasonAsync(app, KeyText.New().Text)).ShouldContain("no such key");
    }

    [Fact]
    public void Key_with_any_character_changed_is_not_a_key()
    {
        var text = KeyText.New().Text;
        KeyText.TryParse(text, out _).ShouldBeTrue();

        Enumerable
            .Range(0, text.Length)
            .Select(at => text[..at] + (text[at] == 'a' ? 'b' : 'a') + text[(at + 1)..])
            .Append(text[..^1])
            .Append(text + "a")
            .Append("")
            .Where(changed => KeyText.TryParse(changed, out _))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Key_is_not_printed()
    {
        var key = KeyText.New();

        $"{key}".ShouldNotContain(key.Text[15..]);
    }

    private async Task<FlowApp> NewAppAsync()
    {
        var app = await FlowApp.NewAsync(emulator);
        await app.MakeOrganisationsAsync();
        return app;
    }

    private static async Task<string> ReasonAsync(FlowApp app, string key) =>
        (await app.AuthenticateAsync(key)).Refused().ShouldBeOfType<Refusal.KeyNotTaken>().Reason.ToString();

    private static async Task<IssuedKey> RotateAsync(FlowApp app, string id, TimeSpan? overlap) =>
        (await app.Get<KeyIssuer>().RotateAsync(Callers.Ministry, id, overlap, CancellationToken.None)).Done();
}
