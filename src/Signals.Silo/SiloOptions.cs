using Signals.Gateway;
using Signals.Silo.Telemetry;

namespace Signals.Silo;

/// <summary>What an installation sets, under <c>Signals</c> in appsettings.json or as environment variables (<c>Signals__Database=postgres</c>).</summary>
public sealed record SiloOptions
{
    /// <summary>Where the SQLite files and the keys live; made if it is not there. Default <c>data</c> in the working folder.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary><see cref="DatabaseKind.Sqlite"/> (default) or <see cref="DatabaseKind.Postgres"/>.</summary>
    public DatabaseKind Database { get; init; } = DatabaseKind.Sqlite;

    /// <summary>The journal's database, when it is PostgreSQL.</summary>
    public string? Journal { get; init; }

    /// <summary>The vault's database, when it is PostgreSQL: apart from the journal's if you can. Default that of the journal.</summary>
    public string? Vault { get; init; }

    /// <summary>
    /// A file with the 32 bytes under which every other key is wrapped. Default <c>master.key</c> in the data folder, made on first start. Keep
    /// a copy apart from backups of the vault.
    /// </summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>Where figures for monitoring are served, at <c>/metrics</c>: not to be reached from outside. Empty for nowhere. Default <c>http://127.0.0.1:5081</c>.</summary>
    public string Management { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Where traces, metrics and logs are sent.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>The gateway's own settings.</summary>
    public GatewayOptions Gateway { get; init; } = new();

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it and says what to do.</exception>
    public static SiloOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Signals").Get<SiloOptions>() ?? new();
        if (options.Database == DatabaseKind.Postgres && string.IsNullOrWhiteSpace(options.Journal))
            throw new InvalidOperationException("Signals:Journal is missing. Give the connection string of the PostgreSQL database, or set Signals:Database to Sqlite.");
        return options;
    }
}

/// <summary>Which database holds journal and vault.</summary>
public enum DatabaseKind
{
    /// <summary>Two files in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
