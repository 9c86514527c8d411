using System.CommandLine;
using System.CommandLine.Parsing;
using Serverless.Intake.Sources.Drafts;
using Serverless.Local.Access;
using Serverless.Local.Offline;
using Serverless.Local.Online;
using Serverless.Pdf.Writing;
using Serverless.Surveys;
using Spectre.Console;

namespace Serverless.Local.Commands;

/// <summary>The commands that work on files on disk.</summary>
internal static class FileCommands
{
    /// <summary>Analyses and renders a wave.</summary>
    public static Command Analyse(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The survey's folder: codebook.json, <wave>/<group>/population.csv and responses.csv.",
        };
        var wave = new Option<string?>("--wave")
        {
            Description = "The wave to analyse. [default: the last one that has responses]",
        };
        var target = new Option<string>("--out")
        {
            Description = "Folder for the results document, PDFs and exports.",
            Required = true,
        };
        var language = new Option<string?>("--lang")
        {
            Description = "Render in one language only, nl or en. [default: both]",
        };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(known => known.Code())]);
        var pdf = new Option<string>("--pdf")
        {
            Description =
                "Version of PDF: 1.7 as PDF/A-3a and PDF/UA-1, or 2.0 as PDF/A-4f and PDF/UA-2. The functions publish 1.7.",
            DefaultValueFactory = _ => "1.7",
        };
        pdf.AcceptOnlyFromAmong("1.7", "2.0");
        var command = new Command(
            "analyse",
            "Analyses and renders a wave from files on disk, without emulator or functions. The results document is the one the functions make, byte for byte."
        )
        {
            folder,
            wave,
            target,
            language,
            pdf,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.ReportAsync(
                    console,
                    () =>
                        AnalyseCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(folder),
                            parsed.GetValue(wave),
                            parsed.GetRequiredValue(target),
                            parsed.GetValue(language) is { } code ? LanguageOf(code) : null,
                            parsed.GetValue(pdf) == "2.0" ? PdfStandard.A4fAndUa2 : PdfStandard.A3aAndUa1,
                            cancellationToken
                        )
                )
        );
        return command;
    }

    /// <summary>Checks all files, by themselves or against what a function app has.</summary>
    public static Command Check(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "The survey's folder." };
        var against = new Option<Uri?>("--against")
        {
            Description =
                "Address of a function app: the files are compared with what is stored there, and what uploading them would change is listed. Nothing is stored.",
            CustomParser = WebAddress,
        };
        var key = new Option<string?>("--key")
        {
            Description =
                $"Key of the function app; others on this machine can see it, so --key-file is safer. [default: the environment variable {CheckAgainst.KeyVariable}]",
        };
        var keyFile = new Option<string?>("--key-file")
        {
            Description = "File that holds the key of the function app.",
        };
        var command = new Command(
            "check",
            "Checks all files of a survey as their upload would be checked, and lists every error."
        )
        {
            folder,
            against,
            key,
            keyFile,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.ReportAsync(
                    console,
                    () =>
                        parsed.GetValue(against) is { } address
                            ? CheckAgainst.RunAsync(
                                console,
                                parsed.GetRequiredValue(folder),
                                address,
                                Key(parsed.GetValue(keyFile), parsed.GetValue(key)),
                                cancellationToken
                            )
                            : CheckCommand.RunAsync(console, parsed.GetRequiredValue(folder), cancellationToken)
                )
        );
        return command;
    }

    /// <summary>Makes a draft codebook.</summary>
    public static Command Draft(IAnsiConsole console)
    {
        var files = new Argument<string[]>("files")
        {
            Description =
                "Data files (SPSS, Stata, Excel, CSV, exports of survey tools) and the structure files that describe them; also from a zip.",
            Arity = ArgumentArity.OneOrMore,
        };
        var survey = new Option<string>("--survey")
        {
            Description = "Id of the survey: lower-case letters, digits and hyphens.",
            DefaultValueFactory = _ => "my-survey",
        };
        var title = new Option<string?>("--title") { Description = "Title of the survey. [default: the form's]" };
        var group = new Option<string>("--group")
        {
            Description = "Id of the target group.",
            DefaultValueFactory = _ => "respondents",
        };
        var waves = new Option<string[]>("--wave")
        {
            Description = "Id of a wave, once for each data file. [default: the years in their names]",
            DefaultValueFactory = _ => [],
        };
        var encoding = new Option<string?>("--encoding")
        {
            Description =
                "Code page of files whose text is not Unicode, such as windows-1252 or macintosh, where accents come out wrong. [default: the one in which the text makes sense]",
        };
        encoding.AcceptOnlyFromAmong([.. CodePages.Names]);
        encoding.HelpName = "code page";
        var target = new Option<string>("--out")
        {
            Description = "Folder for codebook.json and decisions.md.",
            Required = true,
        };
        var command = new Command(
            "codebook",
            "Makes a draft codebook of data files and the forms that describe them, with a list of what its author must decide."
        )
        {
            files,
            survey,
            title,
            group,
            waves,
            encoding,
            target,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.ReportAsync(
                    console,
                    () =>
                        CodebookCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(files),
                            new DraftOptions(
                                parsed.GetRequiredValue(survey),
                                parsed.GetValue(title),
                                parsed.GetRequiredValue(group),
                                parsed.GetRequiredValue(waves),
                                parsed.GetValue(encoding)
                            ),
                            parsed.GetRequiredValue(target),
                            cancellationToken
                        )
                )
        );
        return command;
    }

    /// <summary>Writes a group's cleaned responses.</summary>
    public static Command Export(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "The survey's folder." };
        var wave = new Option<string?>("--wave")
        {
            Description = "The wave. [default: the last one that has responses]",
        };
        var group = new Option<string?>("--group") { Description = "The target group. [default: the first]" };
        var target = new Option<string>("--out")
        {
            Description = "The file; its name ends in .sav or .csv.",
            Required = true,
        };
        var language = new Option<string>("--lang")
        {
            Description = "Language of labels, nl or en.",
            DefaultValueFactory = _ => Languages.OfReaders.Code(),
        };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(known => known.Code())]);
        var command = new Command(
            "export",
            "Writes a group's cleaned responses with labels and weights, as an SPSS file or as CSV."
        )
        {
            folder,
            wave,
            group,
            target,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.ReportAsync(
                    console,
                    () =>
                        ExportCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(folder),
                            parsed.GetValue(wave),
                            parsed.GetValue(group),
                            parsed.GetRequiredValue(target),
                            LanguageOf(parsed.GetRequiredValue(language)),
                            cancellationToken
                        )
                )
        );
        return command;
    }

    private static string? Key(string? file, string? key) =>
        file is not null
            ? ApiClient.ReadKey(file)
            : key ?? Environment.GetEnvironmentVariable(CheckAgainst.KeyVariable);

    private static Language LanguageOf(string code) => Languages.All.First(known => known.Code() == code);

    private static Uri? WebAddress(ArgumentResult argument)
    {
        if (
            argument.Tokens is [var token]
            && Uri.TryCreate(token.Value, UriKind.Absolute, out var address)
            && address.Scheme is ("https" or "http")
        )
            return address;
        argument.AddError(
            $"'{string.Join(' ', argument.Tokens.Select(given => given.Value))}' is not an address that begins with https:// or http://."
        );
        return null;
    }
}
