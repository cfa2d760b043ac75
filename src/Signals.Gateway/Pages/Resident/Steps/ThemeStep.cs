namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>What it is about. Some choices are for others than the district team: those lead away from the form, and nothing is kept.</summary>
internal sealed class ThemeStep : Step<ThemePage>
{
    public override string Slug => "onderwerp";

    public override bool IsAnswered(Answers answers) => answers.Theme is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?> { ["thema"] = answers.Theme };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { Theme = fields.OneOf("thema", town.Themes.Select(theme => theme.Code.ToString()), "thema.fout") });
}
