using Azure.Data.Tables;
using Serverless.Flows.Access;
using Serverless.Flows.Backup;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Access;

/// <summary>Whose survey it is, and what others see of it.</summary>
public sealed class OwnershipTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Survey_belongs_to_the_organisation_that_uploaded_its_first_codebook()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        (await UploadAsync(app, Callers.Ministry, title: "Tweede versie")).Done();

        var owner = await app.Get<SurveyOwners>()
            .FindAsync(SmallSurvey.Survey, Callers.Ministry, CancellationToken.None);

        owner.Organisation.ShouldBe(Callers.Ministry);
    }

    [Fact]
    public async Task Codebook_of_another_organisation_is_not_replaced_even_by_an_upload_that_was_let_in_before()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();

        (await UploadAsync(app, Callers.Fund, title: "Overgenomen")).RefusedFor<Refusal.NameTaken>();
        (await UploadAsync(app, Callers.Fund)).RefusedFor<Refusal.NameTaken>();
    }

    [Fact]
    public async Task Of_two_organisations_that_begin_the_same_survey_at_once_one_gets_it()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await using var other = app.Restarted();

        var outcomes = await Task.WhenAll(UploadAsync(app, Callers.Ministry), UploadAsync(other, Callers.Fund));

        outcomes.Count(outcome => outcome.Succeeded(out _, out _)).ShouldBe(1);
        var owner = await app.Get<SurveyOwners>().FindAsync(SmallSurvey.Survey, Callers.Fund, CancellationToken.None);
        owner.Organisation.ShouldBe(outcomes[0].Succeeded(out _, out _) ? Callers.Ministry : Callers.Fund);
    }

    [Fact]
    public async Task Survey_of_another_organisation_is_not_there_whatever_the_roles()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();

        var refusals = await AllAsync(app, Callers.Fund, SmallSurvey.Survey);

        refusals.Select(refusal => refusal?.GetType()).Distinct().ShouldBe([typeof(Refusal.UnknownSurvey)]);
    }

    [Fact]
    public async Task Survey_that_is_not_there_is_answered_as_that_of_another_organisation_is()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        var none = Name.Parse("geen");

        var absent = await AllAsync(app, Callers.Fund, none);
        var theirs = await AllAsync(app, Callers.Fund, SmallSurvey.Survey);

        absent
            .Select(refusal => RefusalText.Of(refusal!).ToString().Replace("geen", "proef", StringComparison.Ordinal))
            .ShouldBe(theirs.Select(refusal => RefusalText.Of(refusal!).ToString()));
    }

    [Fact]
    public async Task Survey_of_another_organisation_takes_as_many_reads_each_time_as_one_that_is_not_there()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        await AuthoriseAsync(app, Caller(Callers.Ministry), Permission.Upload);

        (await ReadsAsync(Callers.Ministry, SmallSurvey.Survey)).ShouldBe(0);
        (await ReadsAsync(Callers.Fund, SmallSurvey.Survey)).ShouldBe(1);
        (await ReadsAsync(Callers.Fund, Name.Parse("geen"))).ShouldBe(1);

        async Task<int> ReadsAsync(Name organisation, Name survey)
        {
            app.Operations.Reset();
            await app.Get<Authorisation>()
                .OfSurveyAsync(Caller(organisation), Permission.Upload, survey, beginsSurvey: false, default);
            return app.Operations.Count;
        }
    }

    private static Caller Caller(Name organisation) => new(ActorKind.Key, "sleutel", organisation, Callers.All);

    [Fact]
    public async Task Role_is_needed_for_a_survey_of_the_own_organisation()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        var caller = new Caller(ActorKind.Key, "sleutel", Callers.Ministry, Roles.Uploader);

        var upload = await AuthoriseAsync(app, caller, Permission.Upload);
        var erase = await AuthoriseAsync(app, caller, Permission.Erase);

        upload.ShouldBeNull();
        erase.ShouldBeOfType<Refusal.NotAllowed>().Needed.ShouldBe(["eraser"]);
    }

    [Fact]
    public async Task Who_may_not_begin_a_survey_does_not_learn_whether_its_name_is_taken()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        var (reader, uploader) = (Of(Roles.Reader), Of(Roles.Uploader));

        (await BeginAsync(reader, SmallSurvey.Survey)).ShouldBeOfType<Refusal.NotAllowed>();
        (await BeginAsync(reader, Name.Parse("vrij"))).ShouldBeOfType<Refusal.NotAllowed>();
        (await BeginAsync(uploader, SmallSurvey.Survey)).ShouldBeOfType<Refusal.NameTaken>();
        (await BeginAsync(uploader, Name.Parse("vrij"))).ShouldBeNull();

        static Caller Of(Roles roles) => new(ActorKind.Key, "sleutel", Callers.Fund, roles);
        Task<Refusal?> BeginAsync(Caller caller, Name survey) =>
            app.Get<Authorisation>()
                .OfSurveyAsync(caller, Permission.Upload, survey, beginsSurvey: true, CancellationToken.None);
    }

    [Fact]
    public async Task Survey_of_nobody_is_there_for_nobody_until_it_is_given_away()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.MakeOrganisationsAsync();
        (await app.PutCodebookAsync(SmallSurvey.Survey, SmallSurvey.Codebook())).Done();
        var caller = new Caller(ActorKind.Key, "sleutel", Callers.Ministry, Callers.All);
        (await AuthoriseAsync(app, caller, Permission.Upload)).ShouldBeOfType<Refusal.UnknownSurvey>();

        (await app.Get<OrganisationList>().GiveAsync(SmallSurvey.Survey, Callers.Ministry, default)).Done();

        (await AuthoriseAsync(app, caller, Permission.Upload)).ShouldBeNull();
    }

    [Fact]
    public async Task Survey_that_was_given_away_is_not_there_for_its_former_owner_at_once()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.MakeOrganisationsAsync();
        (await UploadAsync(app, Callers.Ministry)).Done();
        (await AuthoriseAsync(app, Caller(Callers.Ministry), Permission.Upload)).ShouldBeNull();

        (await app.Get<OrganisationList>().GiveAsync(SmallSurvey.Survey, Callers.Fund, default)).Done();

        (
            await AuthoriseAsync(app, Caller(Callers.Ministry), Permission.Upload)
        ).ShouldBeOfType<Refusal.UnknownSurvey>();
        (await AuthoriseAsync(app, Caller(Callers.Fund), Permission.Upload)).ShouldBeNull();
    }

    [Fact]
    public async Task Backup_of_a_survey_is_not_put_into_the_hands_of_an_organisation_that_began_it_anew()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await Callers.AsAsync(
            Callers.Ministry,
            async () =>
            {
                await app.UploadAsync();
                return true;
            }
        );
        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
        var table = app.Account.Table(StorageNames.Pointers);
        await foreach (var pointer in table.QueryAsync<TableEntity>())
            await table.DeleteEntityAsync(pointer.PartitionKey, pointer.RowKey);
        (await UploadAsync(app, Callers.Fund)).Done();

        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        (await app.Get<PointerBackup>().RestoreAsync(day, CancellationToken.None)).Done();

        var responses = InputKey.Responses(SmallSurvey.Survey, Name.Parse("2024"), Name.Parse("scholen"));
        (await app.Get<InputPointers>().FindAsync(responses, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Administrator_of_the_deployment_sees_no_survey()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await UploadAsync(app, Callers.Ministry)).Done();
        var caller = new Caller(ActorKind.Key, "sleutel", null, Roles.DeploymentAdministrator);

        (await AuthoriseAsync(app, caller, Permission.ReadExact)).ShouldBeOfType<Refusal.UnknownSurvey>();
        (await AuthoriseAsync(app, caller, Permission.AdministerDeployment)).ShouldBeNull();
    }

    private static Task<Outcome<AcceptedUpload>> UploadAsync(FlowApp app, Name organisation, string? title = null) =>
        Callers.AsAsync(
            organisation,
            () =>
                app.PutCodebookAsync(
                    SmallSurvey.Survey,
                    SmallSurvey.Codebook(codebook => codebook["title"]!["nl"] = title ?? "Proefmonitor")
                )
        );

    private static async Task<IReadOnlyList<Refusal?>> AllAsync(FlowApp app, Name organisation, Name survey)
    {
        var refusals = new List<Refusal?>();
        foreach (var permission in Enum.GetValues<Permission>().Where(p => p != Permission.AdministerDeployment))
        foreach (var role in Enum.GetValues<Roles>().Append(Callers.All).Where(r => r <= Callers.All))
            refusals.Add(
                await app.Get<Authorisation>()
                    .OfSurveyAsync(
                        new Caller(ActorKind.Key, "sleutel", organisation, role),
                        permission,
                        survey,
                        beginsSurvey: false,
                        CancellationToken.None
                    )
            );
        return refusals;
    }

    private static Task<Refusal?> AuthoriseAsync(FlowApp app, Caller caller, Permission permission) =>
        app.Get<Authorisation>()
            .OfSurveyAsync(caller, permission, SmallSurvey.Survey, beginsSurvey: false, CancellationToken.None);
}
