namespace Signals.Gateway.Problems;

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Veld">Where: a JSON pointer, or the name of a header or query parameter.</param>
/// <param name="Code">What, for machines.</param>
/// <param name="Melding">What, for people. Never repeats a value that was sent.</param>
internal sealed record FieldError(string Veld, string Code, string Melding);

/// <summary>Everything that is wrong with what was sent, in the order in which it was found.</summary>
internal sealed class FieldErrors
{
    /// <summary>How many are told at most.</summary>
    public const int Most = 100;

    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> All => errors;

    public bool Any => errors.Count > 0;

    public void Add(string field, string code, string message)
    {
        if (errors.Count < Most) errors.Add(new(field, code, message));
    }

    /// <summary>Whether something was found about a field, so that nothing more need be said of it.</summary>
    public bool Has(string field) => errors.Exists(error => error.Veld == field);
}
