namespace Signals.Gateway.Pages.Resident.Steps;

/// <summary>Where it plays, if the address did not tell: or where the other lives.</summary>
internal sealed class NeighbourhoodStep : Step<NeighbourhoodPage>
{
    public override string Slug => "buurt";

    public override bool Applies(Answers answers, FormTown town) => !answers.IsFound || answers.About == Answers.Another;

    public override bool IsAnswered(Answers answers) => answers.Neighbourhood is not null;

    public override IReadOnlyDictionary<string, string?> Fields(Answers answers) => new Dictionary<string, string?> { ["buurt"] = answers.Neighbourhood };

    public override Task<Answers> Take(StepFields fields, Answers answers, FormTown town, CancellationToken cancellation) =>
        Task.FromResult(answers with { Neighbourhood = fields.OneOf("buurt", town.Neighbourhoods.Select(choice => choice.Value), "buurt.fout") });
}
