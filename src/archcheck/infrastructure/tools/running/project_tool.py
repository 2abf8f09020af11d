"""What tools have in common that a script of ours starts where the project's packages are."""

from archcheck.infrastructure.tools.adapter import Sight, ToolAdapter, ToolEnvironment


class ProjectTool(ToolAdapter):
    """A tool that sees the whole project and its environment, of which nothing else is loaded."""

    scope = Sight.PROJECT
    environment = ToolEnvironment.PROJECT
    needs_project_interpreter = True
    isolation = ("-I", "-B", "-X", "utf8")
