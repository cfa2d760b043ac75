namespace Signals.Gateway.Pages.Approaches;

/// <summary>What was filled in on a form, and what is wrong with it.</summary>
/// <param name="Values">What was filled in, by field; of several values, each on a line.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record ApproachForm(IReadOnlyDictionary<string, string> Values, IReadOnlyList<(string Field, string Message)> Errors)
{
    /// <summary>A form that nobody filled in yet.</summary>
    public static readonly ApproachForm Empty = new(new Dictionary<string, string>(), []);

    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);

    /// <summary>Whether one of several values was chosen.</summary>
    public bool Has(string field, string value) => this[field]?.Split('\n').Contains(value) == true;
}
