namespace GluteTriage.Sessions.Auditing;

/// <summary>What makes the database itself refuse to change or remove an audit entry. SQLite's own SQL.</summary>
internal static class AuditTriggers
{
    public const string Create =
        """
        CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
        """;

    /// <summary>How many there are.</summary>
    public const int Count = 2;

    public const string Names = "SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'";

    public const string Drop = "DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_deleted;";
}
